"""`GET /api/v1/documents/{id}/pages/{number}`: a page of a PDF document as an image.

In: a document's id and a page number. Out: PNG. It may be kept by the browser: the address names the file's digest.
"""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from assistant.api.dependencies import READER, AssistantDep
from assistant.errors import DocumentNotFound
from assistant.pages import Pages

router = APIRouter(prefix="/documents", tags=["文档"], dependencies=READER)
KEEP = {"Cache-Control": "private, max-age=86400"}


@router.get(
    "/{document_id}/pages/{number}",
    summary="原页图像",
    description="给出 PDF 文档的一页（PNG 图像）；其他格式、文件已改动或不在原处时为 404。",
    response_description="这一页的图像",
    response_class=Response,
    responses={200: {"content": {"image/png": {}}}},
)
def read_page(
    document_id: Annotated[str, Path(max_length=200, description="文档编号", examples=["report-2025"])],
    number: Annotated[int, Path(ge=1, le=100_000, description="页码，从 1 起", examples=[6])],
    assistant: AssistantDep,
    request: Request,
    version: Annotated[  # noqa: ARG001  # another file has another address, see ui/sheet.py
        str, Query(alias="v", max_length=64, description="可以附上文件的版本，使浏览器在文件改动后重新取图")
    ] = "",
) -> Response:
    """Give one page as an image."""
    document = assistant.snapshot.documents.get(document_id)
    if document is None:
        raise DocumentNotFound("没有这个编号的文档，可用 GET /api/v1/documents 查看全部。")
    pages: Pages = request.app.state.pages
    return Response(pages.image(document, number), media_type="image/png", headers=KEEP)
