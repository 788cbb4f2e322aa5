"""`POST /api/v1/documents`, its jobs, and `DELETE /api/v1/documents/{id}`: documents that users add and remove.

In: files as multipart/form-data. Out: jobs that tell how far each is and, at the end, what was read. The caller's scope
is checked before the body is read, and the body is measured while it is read.
"""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Request, Response
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, Field
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from assistant.api import problems
from assistant.api.access import require
from assistant.api.body import too_large
from assistant.api.dependencies import ADMIN, AssistantDep
from assistant.api.documents import DocumentId
from assistant.errors import DocumentNotFound, UsageError
from assistant.library import Job, Library
from assistant.logs import request_id
from assistant.pipeline import Quality
from assistant.reception.actor import Actor
from assistant.store import Store

router = APIRouter(prefix="/documents", tags=["文档"], dependencies=ADMIN)

PATH = "/api/v1/documents"
ENVELOPE = 64 * 1024  # bytes that multipart/form-data may add to a file
HOW = "请以 multipart/form-data 发送一个名为 file 的文件。"
FORM: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "file": {
                            "type": "string",
                            "format": "binary",
                            "description": ".docx、.pdf、.txt 或 .md 文件；大小上限见设置项 upload_limit",
                        }
                    },
                }
            }
        },
    }
}
JobId = Annotated[str, Path(max_length=100, description="上传的编号", examples=["0f9c2a417be05d36"])]


class UploadJob(BaseModel):
    """How far an upload is."""

    id: str = Field(description="上传的编号", examples=["0f9c2a417be05d36"])
    document_id: str = Field(description="完成后文档的编号", examples=["upload-5d2f0c9ab714"])
    name: str = Field(description="上传时的文件名", examples=["实施办法.docx"])
    size: int = Field(description="文件大小（字节）", examples=[48213])
    state: Literal["queued", "working", "done", "failed"] = Field(description="等待、处理中、完成、失败")
    stage: str = Field(description="正在做什么", examples=["计算向量"])
    done: int = Field(description="这一步做了多少", examples=[1200])
    total: int = Field(description="这一步共有多少（计算向量时为字数）；0 为尚不知道", examples=[5300])
    created_at: str = Field(description="上传时间（ISO 8601，UTC）", examples=["2025-12-31T08:00:00.000+00:00"])
    finished_at: str = Field(description="完成或失败的时间；未结束时为空", examples=[""])
    quality: Quality | None = Field(description="读出了什么：页、章节、表格、片段、数字和没有读好的地方")
    problem: problems.Problem | None = Field(description="失败的原因")


class UploadList(BaseModel):
    """The latest uploads, the newest first."""

    uploads: tuple[UploadJob, ...]


def library(request: Request) -> Library:
    """Return the library, put on the app by `create_app`."""
    shelves: Library | None = request.app.state.library
    if shelves is None:
        raise UsageError("这个服务不接受上传。")
    return shelves


LibraryDep = Annotated[Library, Depends(library)]
AdminDep = Annotated[Actor, Depends(require("admin"))]


@router.post(
    "",
    status_code=202,
    summary="上传文档",
    description="上传一个文档并排队建立索引。用返回的编号查询进度；完成后即可提问，无需重启。",
    response_description="已排队；进度见响应头 Location 的地址",
    openapi_extra=FORM,
)
async def upload(
    request: Request, response: Response, shelves: LibraryDep, assistant: AssistantDep, actor: AdminDep
) -> UploadJob:
    """Receive a document."""
    file = await _file(request, shelves.limit)
    try:
        job = await run_in_threadpool(
            shelves.submit,
            file.file,
            file.filename or "",
            indexed=tuple(assistant.snapshot.documents.values()),
            request_id=request_id.get(),
        )
    finally:
        await file.close()
    await run_in_threadpool(_audit, request, "document.uploaded", actor, job.file.id)
    response.headers["Location"] = f"{PATH}/uploads/{job.id}"
    return _told(job)


@router.get("/uploads", summary="上传列表", description="列出最近的上传，新的在前。", response_description="最近的上传")
def list_uploads(shelves: LibraryDep) -> UploadList:
    """List the latest uploads."""
    return UploadList(uploads=tuple(map(_told, shelves.jobs.all())))


@router.get(
    "/uploads/{job_id}", summary="上传进度", description="给出一次上传的进度或结果。", response_description="进度"
)
def read_upload(job_id: JobId, shelves: LibraryDep) -> UploadJob:
    """Tell how far an upload is."""
    job = shelves.jobs.get(job_id)
    if job is None:
        raise DocumentNotFound("没有这个编号的上传；重启以前的上传不再列出，请看文档列表。")
    return _told(job)


@router.delete(
    "/{document_id}",
    status_code=204,
    summary="删除文档",
    description="删除一个上传的文档和它的索引。资料库中的文档不能通过接口删除。正在回答的问题不受影响。",
    response_description="已删除",
)
def delete_document(
    request: Request, document_id: DocumentId, shelves: LibraryDep, assistant: AssistantDep, actor: AdminDep
) -> None:
    """Delete an uploaded document."""
    shelves.remove(document_id, assistant.snapshot.documents.keys())
    _audit(request, "document.deleted", actor, document_id)


async def _file(request: Request, limit: int) -> UploadFile:
    """Read the form. Raises UsageError, and HTTPException 413 and 415."""
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != "multipart/form-data":
        raise HTTPException(415, HOW)
    try:
        form = await request.form(max_files=1, max_fields=8)
    except HTTPException as error:
        if error.status_code != 400:
            raise
        raise UsageError(f"上传的内容无法读取。{HOW}") from error
    except ClientDisconnect as error:
        raise UsageError("上传在中途断开。") from error
    found = form.get("file")
    if not isinstance(found, UploadFile) or set(form) != {"file"}:
        await form.close()
        raise UsageError(f"上传的内容不符合要求。{HOW}")
    if (found.size or 0) > limit:
        await form.close()
        raise too_large(limit, "文件")
    return found


def _audit(request: Request, event: str, actor: Actor, document_id: str) -> None:
    """Record who changed the documents, where there is a store. Raises StoreFault; the change itself is done then."""
    store: Store | None = request.app.state.store
    if store is not None:
        store.audit.record(event, actor.name, document_id=document_id, key_id=actor.key_id, request_id=request_id.get())


def _told(job: Job) -> UploadJob:
    failed = None
    if job.state == "failed":
        failed = problems.failure(PATH, job.fault).model_copy(update={"request_id": job.request_id})
    return UploadJob(
        id=job.id,
        document_id=job.file.id,
        name=job.file.name,
        size=job.file.size,
        state=job.state,
        stage=job.stage,
        done=job.done,
        total=job.total,
        created_at=job.created_at,
        finished_at=job.finished_at,
        quality=job.quality,
        problem=failed,
    )
