"""A record of an XML file while it is read: its text and its fields, by the schema of the format."""

from ...dates import iso_date
from ...documents import Place, Record
from .notes import BODIES as NOTE_BODIES
from .notes import Marker, placed, target
from .schemas import ITEM, SPACE, XmlSchema, folded


class OpenRecord:
    """A record while it is read."""

    def __init__(self, schema: XmlSchema, place: Place, attributes: dict[str, str], notes: str = "end") -> None:
        self.schema, self.place, self.notes_option = schema, place, notes
        self.moves_notes = schema.has_notes and notes != "end"
        named = attributes.items() if schema.attributes else ()
        self.fields: Record = {name: value for name, value in named if not name.startswith("xmlns")}
        self.text: list[str] = []
        self.notes: list[str] = []
        self.target: list[str] | None = None  # for the characters that follow: the text, or the content of `field`
        self.field = self.value = ""
        self.target_depth = self.skipped_depth = 0  # of the elements that opened the target and that are skipped

    def start(self, name: str, parent: str, attributes: dict[str, str], depth: int) -> None:
        """Handle the start of an element."""
        schema = self.schema
        if (
            self.skipped_depth
            or name in schema.skipped
            or schema.replaced.get(name) == parent
            or (attributes and attributes.get("break") == "no")  # a line break inside a word, of TEI; it is empty
            or (self.field and name in schema.skipped_in_fields)
        ):
            self.skipped_depth = self.skipped_depth or depth
        elif self.target is not None:
            if self.moves_notes:
                self._mark(name, attributes, depth)
            is_item = self.field and f"{parent}/{name}" in schema.items
            self.target += schema.separators.get(name, ITEM if is_item else "")
        elif name in schema.text:
            is_note = self.moves_notes and attributes.get("name") in NOTE_BODIES
            self.target, self.target_depth, self.field = self.notes if is_note else self.text, depth, ""
            self.target += schema.separators.get(name, "")
        elif field := schema.fields.get(f"{parent}/{name}"):
            self.target, self.target_depth, self.field = [], depth, field
            self.value = next((attributes[each] for each in schema.values if attributes.get(each)), "")
        elif name in schema.separators:  # it may hold elements of the text
            self.text.append(schema.separators[name])

    def _mark(self, name: str, attributes: dict[str, str], depth: int) -> None:
        """Insert markers for the notes, whose titles are only numbers, and for the references to them."""
        if self.target is self.notes and name == "title":
            self.skipped_depth = depth
        elif self.target is self.notes and attributes.get("id"):
            self.notes.append(Marker.of("note", attributes["id"]))
        elif self.target is self.text and name == "a":
            self.text.append(Marker.of("reference", target(attributes)))

    def characters(self, text: str) -> None:
        """Handle a piece of text."""
        if self.target is not None and not self.skipped_depth:
            self.target.append(text)

    def end(self, name: str, depth: int) -> None:
        """Handle the end of an element."""
        if self.skipped_depth:
            self.skipped_depth = 0 if depth == self.skipped_depth else self.skipped_depth
        elif self.target is not None:
            if self.moves_notes and name == "a":
                self.target.append(Marker.of("end"))
            if (separator := self.schema.separators.get(name)) and separator != SPACE:
                self.target.append(separator)
            if depth == self.target_depth:
                if self.field:
                    self._keep_field(self.target)
                self.target, self.field = None, ""

    def _keep_field(self, pieces: list[str]) -> None:
        contents = [folded([item], self.schema.exact) for item in "".join(pieces).split(ITEM)]
        for content in list(filter(None, contents)) or [""]:
            self._keep(content)

    def _keep(self, content: str) -> None:
        value = self.value if self.value and not iso_date(content) else content
        if self.field not in self.fields:
            self.fields[self.field] = value
        elif isinstance(self.fields[self.field], list):
            self.fields[self.field].append(value)
        else:
            self.fields[self.field] = [self.fields[self.field], value]

    def whole(self) -> Record:
        """Return the record; all of it has been read."""
        if not self.schema.text:
            return self.fields
        text = placed(self.text, self.notes, self.notes_option == "inline") if self.moves_notes else self.text
        return {**self.fields, "text": folded(text, self.schema.exact)}
