"""The description of the JSON API, in OpenAPI 3.1; tests ask the API whether it is true."""

from collections.abc import Set as AbstractSet
from enum import Enum
from typing import Any, Final

from geo.finder.decision import Rung
from geo.listing.audience import Audience, Welcome
from geo.listing.listing import Mode
from geo.place.emergency import Service911
from geo.place.fix import How, WhyNoPlace
from geo.place.regions import Region
from service.limits.allowance import MOST_BYTES
from service.requests.search_fields import BY_POSITION, BY_TEXT, FIELDS, REQUIRED
from service.responses.refusal import Refusal

Schema = dict[str, Any]


def _object(properties: Schema, **more: object) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": [*properties],
        "additionalProperties": False,
        **more,
    }


def _request(names: AbstractSet[str], title: str) -> Schema:
    fields = {name: field for name, field in FIELDS.items() if name in names}
    return _object(fields, required=[name for name in fields if name in REQUIRED], title=title)


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _one_of(words: type[Enum], **more: object) -> Schema:
    return {"type": "string", "enum": [str(word.value) for word in words], **more}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


_STRING: Final[Schema] = {"type": "string"}
_TEXT_OR_NULL: Final[Schema] = {"type": ["string", "null"]}
_BOOL_OR_NULL: Final[Schema] = {"type": ["boolean", "null"]}
_NUMBER: Final[Schema] = {"type": "number"}
_MOMENT: Final[Schema] = {"type": "string", "format": "date-time"}

_PLACE: Final[Schema] = {"label": _STRING, "lat": _NUMBER, "lon": _NUMBER}
_OTHERS: Final = _list(_object({**_PLACE, "choice": {"type": "integer"}})) | {
    "description": "Other places of the name, if any: send the choice of one to be answered for it."
}
_QUERY: Final = _object({"text": _STRING, "audience": {"enum": [None, *Audience]}, "at": _MOMENT})
_UNDERSTOOD: Final[Schema] = {
    **_PLACE,
    "how": _one_of(How),
    "uncertainty_km": _NUMBER,
    "region": _one_of(Region, description="ISO 3166-2."),
    "time_zone": _STRING,
}
_FIX: Final = _object(
    {**_UNDERSTOOD, "others": _OTHERS},
    required=[*_UNDERSTOOD],
    description="What was understood.",
)
_PHONE: Final = _object({"number": _STRING, "extension": _TEXT_OR_NULL, "text": _BOOL_OR_NULL})
_CONTACT: Final = _object(
    {
        "role": _STRING,
        "person": _TEXT_OR_NULL,
        "phones": _list(_PHONE),
        "email": _TEXT_OR_NULL,
        "url": _TEXT_OR_NULL,
        "office": _TEXT_OR_NULL,
        "hours": _TEXT_OR_NULL,
        "answers_24_7": _BOOL_OR_NULL,
    }
)
_MEETING: Final = _object(
    {"starts_at": _MOMENT, "ends_at": {"type": ["string", "null"], "format": "date-time"}},
    description="In the visitor's own time; in the group's own where the fix is null.",
)
_OPTION: Final = _object(
    {
        "id": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        "name": _STRING,
        "rung": _one_of(Rung),
        "welcome": {"enum": [None, *Welcome]},
        "distance_km": {
            "type": ["number", "null"],
            "description": "A straight line; null where no meeting place is known.",
        },
        "in_service_area": _BOOL_OR_NULL,
        "modes": _list(_one_of(Mode)),
        "next_meeting": {"anyOf": [_MEETING, {"type": "null"}]},
        "reasons": _list(_STRING),
        "contacts": _list(_CONTACT),
    }
)
_EMERGENCY: Final = _object(
    {
        "service": {"enum": [Service911.MISSING, Service911.UNSURE]},
        "sentence": _STRING | {"description": "Whom to call, in the language asked for."},
        "source": _STRING,
    },
    description=(
        "911 does not reach help here, or a source doubts it. Whoever shows the answer must show "
        "the sentence, before the options and wherever 911 is named. Null: no source says so."
    ),
)
_EMERGENCY_OR_NULL: Final[Schema] = {"anyOf": [_EMERGENCY, {"type": "null"}]}
_EXCLUDED: Final = _list(_object({"id": _STRING, "reason": _STRING}))
_ANSWER: Final = _object(
    {
        "query": _QUERY,
        "fix": _FIX,
        "options": _list(_OPTION) | {"description": "In the order to show them."},
        "not_for_you": _EXCLUDED,
        "emergency": _EMERGENCY_OR_NULL,
    }
)
_ANYWHERE: Final[Schema] = {
    "query": _QUERY,
    "fix": {"type": "null"},
    "options": _list(_OPTION)
    | {"description": "What can be joined from anywhere, with times by the group's own clock."},
    "not_for_you": _EXCLUDED,
    "emergency": _EMERGENCY_OR_NULL,
}
_CHOICES: Final = _object(
    {
        "choices": _list(_object(_PLACE)),
        "why": _STRING | {"description": "The question to ask, in the language asked for."},
        **_ANYWHERE,
    }
)
_NO_PLACE: Final = _object(
    {
        "error": {"type": "string", "enum": [why.name.lower() for why in WhyNoPlace]},
        "why": _STRING | {"description": "A kind sentence, in the language asked for."},
        "alike": _list(_STRING) | {"description": "Texts to ask instead; may be empty."},
        **_ANYWHERE,
    }
)
_REFUSED: Final = _object(
    {"error": {"type": "string", "enum": [refusal.word for refusal in Refusal]}, "why": _STRING}
)


def _answered(description: str, schema: str, **more: object) -> Schema:
    content = {"application/json": {"schema": _ref(schema)}}
    return {"description": description, "content": content, **more}


_WAIT: Final = {
    "headers": {"Retry-After": {"description": "Seconds.", "schema": {"type": "integer"}}}
}

OPENAPI: Final[Schema] = {
    "openapi": "3.1.0",
    "info": {
        "title": "Nearpeer",
        "version": "1",
        "summary": "Peer support for Canadian first responders, military, veterans and families.",
        "description": (
            "Nothing that is asked here is kept. Show crisis lines beside every answer: 911, "
            "9-8-8. Each person judges whether a group is the right fit."
        ),
        "license": {"name": "MIT", "identifier": "MIT"},
    },
    "paths": {
        "/api/v1/options": {
            "post": {
                "operationId": "findOptions",
                "summary": "Who is there for me, where I live?",
                "requestBody": {
                    "required": True,
                    "description": f"At most {MOST_BYTES} bytes.",
                    "content": {
                        "application/json": {
                            "schema": {"oneOf": [_ref("ByText"), _ref("ByPosition")]}
                        }
                    },
                },
                "responses": {
                    "200": _answered("The ladder of options.", "Answer"),
                    "400": _answered("The body is not as described here.", "Refused"),
                    "405": _answered("The method is not POST.", "Refused"),
                    "408": _answered("The body did not arrive in time.", "Refused"),
                    "409": _answered("Several places fit: ask which, send its choice.", "Choices"),
                    "413": _answered("The body is too large.", "Refused"),
                    "415": _answered("The body is not application/json.", "Refused"),
                    "422": _answered("The text is no place in Canada that is known.", "NoPlace"),
                    "429": _answered("Too many searches from one address.", "Refused", **_WAIT),
                    "500": _answered("A fault of the program.", "Refused"),
                    "503": _answered("The list cannot be read for the moment.", "Refused", **_WAIT),
                },
            }
        },
        "/api/v1/openapi.json": {
            "get": {
                "operationId": "describe",
                "summary": "This description.",
                "responses": {
                    "200": {
                        "description": "OpenAPI 3.1.",
                        "content": {"application/json": {"schema": {"type": "object"}}},
                    },
                    "405": _answered("The method is not GET.", "Refused"),
                },
            }
        },
    },
    "components": {
        "schemas": {
            "ByText": _request(BY_TEXT, "A place that somebody typed"),
            "ByPosition": _request(BY_POSITION, "A position, in degrees"),
            "Answer": _ANSWER,
            "Choices": _CHOICES,
            "NoPlace": _NO_PLACE,
            "Refused": _REFUSED,
        }
    },
}
