"""The style of a map that stands alone as one file: its marks, its legend, its list."""

from typing import Final

MAP_STYLE: Final = """
body{font:16px/1.45 system-ui,sans-serif;color:#23302f;max-width:60rem;margin:1rem auto;
padding:0 1rem;height:auto;box-sizing:border-box;overflow-wrap:anywhere}
.folium-map{position:relative!important;height:65vh!important;background:#dbe7ea;left:0!important}
.pin{display:grid;place-items:center;width:28px;height:28px;border:2px solid #fff;
border-radius:50%;background:#1f5f5b;color:#fff;font:700 14px system-ui,sans-serif}
.pin-vague{border:2px dashed #23302f;background:#fff;color:#23302f}
.folium-map.leaflet-container{touch-action:pan-x pan-y}
.np-two-fingers{position:absolute;z-index:900;inset:0;display:grid;place-items:center;
padding:1rem;text-align:center;font:600 18px system-ui,sans-serif;background:#23302fb8;
color:#fff;visibility:hidden;pointer-events:none}
.np-two-fingers.np-shown{visibility:visible}
.np-pin{--rung:#1f5f5b}.np-pin-serves_you{--rung:#31548c}.np-pin-national{--rung:#77500f}
.np-pin-farther{--rung:#7a3b34}.np-pin-several{--rung:#23302f}
.np-pin-look{position:relative;display:block}
.np-pin svg{position:relative;width:34px;height:34px;display:block;overflow:visible}
.np-pin path{fill:var(--rung);stroke:#fff;stroke-width:2}
.np-pin text{fill:#fff;font:700 14px system-ui,sans-serif;text-anchor:middle}
.np-pin-vague path{fill:#fff;stroke:var(--rung);stroke-width:2.5;stroke-dasharray:4 2.5}
.np-pin-vague text{fill:#23302f}
.np-pin-count{position:relative;display:block;height:30px;border:2px solid #fff;border-radius:17px;
background:var(--rung);color:#fff;font:700 14px/30px system-ui,sans-serif;text-align:center;
white-space:nowrap}
.np-pin-vague .np-pin-count{background:#fff;color:#23302f;border:2px dashed var(--rung)}
.np-pin-line{position:absolute;left:calc(50% - 1px);width:2px;background:#23302f}
.np-label-name{position:absolute;left:5px;top:-9px;font:12px/18px system-ui,sans-serif;
white-space:nowrap;color:#4d5c5a}
.np-label-name::before{content:"";position:absolute;left:-7px;top:7px;width:4px;height:4px;
border-radius:50%;background:#4d5c5a}
.np-label-name.np-label-left{left:auto;right:5px}
.np-label-left::before{left:auto;right:-7px}
.np-caption-words{position:absolute;width:max-content;max-width:150px;text-align:center;
transform:translate(-50%,-50%);font:12px/16px system-ui,sans-serif;color:#23302f}
.leaflet-popup-content{font-size:14.5px}.town,.somewhere{display:none}
.leaflet-popup-content strong:focus{outline:none}
.np-popup-list{list-style:none;margin:6px 0 0;padding:0}
.np-popup-list button{font:inherit;font-weight:600;text-align:start;width:100%;min-height:36px;
border:1px solid #8b9a97;border-radius:8px;background:none;color:inherit;cursor:pointer}
.np-popup-list li{margin:0 0 4px}
.legend{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;padding:0;list-style:none}
.legend li{display:flex;align-items:center;gap:.5rem;margin:0}
.key{flex:none;width:16px;height:16px;background:#1f5f5b;border-radius:50%}
.key-serves_you{background:#31548c;border-radius:3px}
.key-national{background:#77500f;border-radius:0;
clip-path:polygon(25% 5%,75% 5%,100% 50%,75% 95%,25% 95%,0 50%)}
.key-farther{background:#7a3b34;border-radius:0;transform:rotate(45deg) scale(.8)}
.key-you{background:#fff;border:5px solid #23302f;box-sizing:border-box}
.key-somewhere{background:#23302f1f;border:1.5px dashed #23302f;box-sizing:border-box}
.key-several{width:26px;background:#23302f;border-radius:8px}
.key-serves{background:#31548c14;border:1.5px solid #31548c;border-radius:0}
.pin,.key,.swatch,.np-pin-count,.crisis{-webkit-print-color-adjust:exact;print-color-adjust:exact}
@media (forced-colors:active){.np-pin path{fill:Canvas;stroke:CanvasText}
.np-pin text{fill:CanvasText}.key{forced-color-adjust:none}}
@media print{.leaflet-control-zoom{display:none}.folium-map{break-inside:avoid}}
li{margin:0 0 .8rem;break-inside:avoid}li p{margin:0}
.swatch{display:inline-block;width:14px;height:14px;border-radius:4px;margin:0 4px 0 8px}
.np-gap-proposal{display:grid;place-items:center;width:24px;height:24px;border:2px solid #fff;
border-radius:50%;background:#6a2c91;color:#fff;font:700 13px system-ui,sans-serif}
.np-gap-pin{display:block;width:20px;height:20px;border:3px solid #fff;background:#0b6bb8;
transform:rotate(45deg)}
table{border-collapse:collapse;font-size:.92rem}caption{text-align:left;font-weight:700}
td,th{text-align:left;padding:.25rem .7rem .25rem 0;border-bottom:1px solid #d9d4c8}
.crisis{border:2px solid #3a2530;border-radius:8px;padding:.4rem .8rem;margin:0 0 1rem}
.crisis p{margin:.15rem 0}.number{font-weight:700;white-space:nowrap}
"""
