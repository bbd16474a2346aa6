import { useQuery } from '@tanstack/react-query'
import { DocumentSeals } from '#features/seals/pages/document-seals.tsx'
import { PlacedSeals } from '#features/seals/pages/placed-seals.tsx'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { Facts, RareName, When } from '#web/kit/facts.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink, useGo } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import { documentKindNames, layoutNames, urgencyNames } from '../rules.ts'
import { DocumentPages } from './document-pages.tsx'
import { DocumentState, type Shown } from './document-state.tsx'
import { Enclosures } from './enclosures.tsx'

/** A document that was issued: its pages, its facts, its counterpart. */
export function IssuedDocument({ document }: { document: Shown }) {
  const preview = useQuery(ask.documents.preview.queryOptions({ input: { id: document.id } }))
  return (
    <div className="stack">
      <PageHeader
        title={document.title}
        beside={<DocumentState document={document} />}
        note={document.number}
        actions={<Acts document={document} />}
      />
      {document.status === 'voided' && (
        <Notice kind="warning">
          {`这份公文已由${document.voidedBy}作废，字号不再使用，下载的 PDF 上有作废标记。原因：${document.voidedBecause}`}
        </Notice>
      )}
      <div className="document-beside">
        <Panel title="版面" className="document-sheet">
          <Answered query={preview}>
            {(shown) => (
              <DocumentPages
                {...shown}
                over={(page) => <PlacedSeals id={document.id} places={shown.seals} page={page} />}
              />
            )}
          </Answered>
        </Panel>
        <div className="stack">
          <DocumentSeals document={document} />
          <DocumentFacts document={document} />
          <Enclosures document={document} />
          <Pair document={document} />
        </div>
      </div>
    </div>
  )
}

function Acts({ document }: { document: Shown }) {
  const may = useMay()
  const cancel = useAct(call.documents.void, { done: '已作废，字号不再使用' })
  const { id, status, own, number, replyTemplates } = document
  const drop = async () => {
    const reason = await askReason({
      title: `作废“${number}”`,
      words: '作废后字号不再使用，也不会给别的公文。内容需要更正的，请作废后重新起草、重新编号。',
      submit: '作废',
      danger: true,
    })
    if (reason) await cancel.run({ id, reason })
  }
  return (
    <>
      <a className="button" href={fileAddress(`/documents/${id}/file`)} download>
        <Icon name="print" />
        下载 PDF
      </a>
      <a className="button" href={fileAddress(`/documents/${id}/word`)} download>
        Word 稿
      </a>
      {status === 'issued' && own && may('documents.issue') && (
        <button type="button" className="button" onClick={() => void drop()}>
          作废
        </button>
      )}
      {replyTemplates && may('documents.draft') && <ReplyActs document={document} {...replyTemplates} />}
    </>
  )
}

/** The committee that was asked answers yes or no; either is a 批复. */
function ReplyActs({ document, agree, disagree }: { document: Shown; agree: string; disagree: string }) {
  const go = useGo()
  const draft = useAct(call.documents.draft)
  const begin = async (templateKey: string) => {
    const organizationId = document.addresseeId
    if (organizationId === null) return
    const made = await draft.run({ templateKey, organizationId, answersId: document.id })
    if (made) go(`/documents/${made.id}`)
  }
  return (
    <>
      <button type="button" className="button" disabled={draft.busy} onClick={() => void begin(disagree)}>
        起草不同意的批复
      </button>
      <button
        type="button"
        className="button primary"
        disabled={draft.busy}
        onClick={() => void begin(agree)}
      >
        起草同意的批复
      </button>
    </>
  )
}

function DocumentFacts({ document }: { document: Shown }) {
  const { copyTo, jointNames, signatory, contactName, contactPhone, addressee } = document
  return (
    <Panel title="公文要素">
      <Facts
        facts={[
          { label: '文种', value: documentKindNames[document.kind] },
          { label: '发文字号', value: document.number ?? '未编号' },
          { label: '发文机关', value: [document.organizationName, ...jointNames].join('、'), wide: true },
          { label: '主送', value: addressee, wide: true, absent: !addressee },
          { label: '抄送', value: copyTo.join('、'), wide: true, absent: copyTo.length === 0 },
          { label: '成文日期', value: document.issuedOn },
          { label: '版式', value: layoutNames[document.layout] },
          {
            label: '紧急程度',
            value: document.urgency ? urgencyNames[document.urgency] : '平件',
          },
          {
            label: '份号',
            value: String(document.copyNumber ?? '').padStart(6, '0'),
            absent: document.copyNumber === null,
          },
          { label: '签发人', value: signatory && <RareName name={signatory} />, absent: !signatory },
          { label: '联系人', value: contactName, absent: !contactName },
          { label: '联系电话', value: contactPhone, absent: !contactPhone },
          { label: '起草人', value: document.createdBy },
          { label: '起草时间', value: <When at={document.createdAt} /> },
          { label: '印发经办', value: document.issuedBy, absent: !document.issuedBy },
          { label: '页数', value: document.pages, absent: document.pages === null },
        ]}
      />
    </Panel>
  )
}

/** 请示 ↔ 批复. */
function Pair({ document }: { document: Shown }) {
  const { answers, reply, kind, status } = document
  if (answers) return <Counterpart title="所答复的请示" other={answers} />
  if (reply) return <Counterpart title="批复" other={reply} />
  if (kind !== 'request' || status !== 'issued') return null
  return (
    <Panel title="批复">
      <p className="muted">还没有批复。</p>
    </Panel>
  )
}

function Counterpart({ title, other }: { title: string; other: NonNullable<Shown['reply']> }) {
  return (
    <Panel title={title}>
      <PageLink to={`/documents/${other.id}`}>{other.title}</PageLink>
      <p className="muted">{other.number ?? '草稿，还没有印发'}</p>
    </Panel>
  )
}
