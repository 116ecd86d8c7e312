"""Text that attacks whoever compiles it; stored and shown, it is only text."""

HOSTILE = (
    "{{7*7}}",
    "{% x",
    "{# never closed",
    "${alert(1)}",
    "`${alert(2)}`",
    "</script><script>alert(3)</script>",
    "<img src=x onerror=alert(4)>",
    "\"'><svg onload=alert(5)>",
    "\\`\\u003cimg\\`",
    "two\nlines",
    "javascript:alert(6)",
    "&lt;b&gt; & &#60;",
)
