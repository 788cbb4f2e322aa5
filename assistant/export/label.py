"""The label of generated content: what readers see, and what the file's metadata say.

In: notice, provider, the content's number. Out: the metadata as the 标识办法 (国信办通字〔2025〕2号) asks for: its
article 4 wants the label visible in exported files, article 5 wants the content's kind, the provider's name or code and
the content's number in the metadata. The field and its keys are those of GB 45438-2025.
"""

import json
from dataclasses import dataclass

GENERATED = "1"  # GB 45438-2025: 1 generated, 2 possibly, 3 suspected
KIND = "人工智能生成合成内容"


@dataclass(frozen=True)
class Label:
    """`number` identifies the content: an answer's or a conversation's id. `created_at` is ISO 8601."""

    notice: str
    provider: str
    number: str
    created_at: str

    @property
    def aigc(self) -> str:
        """The metadata field AIGC, a JSON object."""
        fields = {
            "Label": GENERATED,
            "ContentProducer": self.provider,
            "ProduceID": self.number,
            "ReservedCode1": "",
            "ContentPropagator": self.provider,
            "PropagateID": self.number,
            "ReservedCode2": "",
        }
        return json.dumps(fields, ensure_ascii=False)
