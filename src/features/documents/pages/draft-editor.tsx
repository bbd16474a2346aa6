import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { PlacedSeals } from '#features/seals/pages/placed-seals.tsx'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { useAddress } from '#web/kit/address.ts'
import { confirm } from '#web/kit/confirm.tsx'
import { useFrame } from '#web/kit/device.ts'
import type { Values as FormValues } from '#web/kit/fields.ts'
import { FormFields } from '#web/kit/form.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { Tabs } from '#web/kit/tabs.tsx'
import { useMay } from '#web/session.ts'
import { documentKindNames } from '../rules.ts'
import type { Values } from '../templates/rules.ts'
import { type Saving, useAutosave } from './autosave.ts'
import { DocumentPages } from './document-pages.tsx'
import type { Shown } from './document-state.tsx'
import {
  fieldsOf,
  formValues,
  headFields,
  headValues,
  isTable,
  writtenHead,
  writtenValues,
} from './draft-fields.ts'
import { Enclosures } from './enclosures.tsx'
import { IssueDialog } from './issue-dialog.tsx'
import { JointInput } from './joint-input.tsx'
import { RowsInput } from './rows-input.tsx'

type Change = { values?: Values; head?: ReturnType<typeof writtenHead> & { jointIds?: number[] } }
const join = (old: Change, next: Change): Change => ({
  values: { ...old.values, ...next.values },
  head: { ...old.head, ...next.head },
})

const savingWords: Record<Saving, string> = {
  saved: '已自动保存',
  waiting: '正在输入……',
  saving: '正在保存……',
  refused: '没有保存',
}

/** A draft: the form at the left, the pages as they will be printed at the right. */
export function DraftEditor({ document }: { document: Shown }) {
  const cache = useQueryClient()
  const [form, setForm] = useState<FormValues>(() => formValues(document))
  const [head, setHead] = useState<FormValues>(() => headValues(document))
  const { id } = document
  const saving = useAutosave<Change>(async ({ values, head }) => {
    const saved = await call.documents.change({ id, values, ...head })
    cache.setQueryData(ask.documents.get.queryKey({ input: { id } }), saved)
    await cache.invalidateQueries({ queryKey: ask.documents.preview.key({ input: { id } }) })
    if (head?.jointIds)
      await cache.invalidateQueries({ queryKey: ask.seals.uses.placed.key({ input: { id } }) })
  }, join)
  const write = (next: FormValues) => {
    setForm((old) => ({ ...old, ...next }))
    saving.change({ values: writtenValues(document.fields, next) })
  }
  const writeHead = (next: FormValues) => {
    setHead((old) => ({ ...old, ...next }))
    saving.change({ head: writtenHead(next) })
  }
  const name = saving.fault?.field?.replace(/^values\./, '')
  const faults = name && saving.fault ? { [name]: saving.fault.message } : {}
  const tables = document.fields.filter(isTable)
  const sheet = (
    <Panel title="内容">
      <FormFields
        fields={fieldsOf(document, form)}
        values={form}
        change={write}
        faults={faults}
        least={200}
      />
      {tables.map((field) => (
        <RowsInput
          key={field.key}
          field={field}
          rows={document.values[field.key] as string[][] | undefined}
          onChange={(rows) => saving.change({ values: { [field.key]: rows } })}
        />
      ))}
      {saving.fault && !(name && document.fields.some(({ key }) => key === name)) && (
        <Notice kind="warning">{saving.fault.message}</Notice>
      )}
    </Panel>
  )
  const elements = (
    <Panel title="公文要素">
      <p className="muted document-to">{`主送：${document.addressee ?? '（见下）'}`}</p>
      <FormFields fields={headFields(document)} values={head} change={writeHead} least={200} />
      <JointInput document={document} change={(jointIds) => saving.change({ head: { jointIds } })} />
    </Panel>
  )
  return (
    <div className="stack">
      <PageHeader
        title={document.title}
        note={`${documentKindNames[document.kind]}草稿，${document.organizationName}　${savingWords[saving.state]}`}
        actions={<Acts document={document} flush={saving.flush} />}
      />
      <Beside
        form={
          <div className="stack">
            {sheet}
            {elements}
            <Enclosures document={document} editable />
            <Findings document={document} />
          </div>
        }
        pages={<Preview id={id} />}
      />
    </div>
  )
}

/** Side by side on the desktop, one behind the other on the phone. */
function Beside({ form, pages }: { form: React.ReactNode; pages: React.ReactNode }) {
  const phone = useFrame() === 'phone'
  if (!phone)
    return (
      <div className="document-beside editing">
        {form}
        {pages}
      </div>
    )
  return (
    <Tabs
      tabs={[
        { key: 'form', title: '填写', show: () => form },
        { key: 'pages', title: '版面', show: () => pages },
      ]}
    />
  )
}

function Preview({ id }: { id: number }) {
  const query = useQuery({
    ...ask.documents.preview.queryOptions({ input: { id } }),
    placeholderData: (old) => old,
  })
  return (
    <Panel
      title="版面预览"
      className="document-sheet"
      extra={query.isFetching && <span className="muted">正在排版……</span>}
    >
      <Answered query={query}>
        {(shown) => (
          <DocumentPages
            {...shown}
            over={(page) => <PlacedSeals id={id} places={shown.seals} page={page} />}
          />
        )}
      </Answered>
    </Panel>
  )
}

/** What the rules still want, said before it is issued. */
function Findings({ document }: { document: Shown }) {
  return (
    <Panel title="印发前检查">
      {document.findings.length === 0 ? (
        <Notice kind="success">符合规定，可以印发。</Notice>
      ) : (
        <ul className="document-findings">
          {document.findings.map(({ code, sentence }) => (
            <li key={code}>{sentence}</li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

/** Where a draft is part of something else (a request), it is issued and deleted there: `?back=/requests/3`. */
function useWayBack(): string | null {
  const { back } = useAddress().search
  return typeof back === 'string' && /^\/[a-z]/.test(back) ? back : null
}

function Acts({ document, flush }: { document: Shown; flush: () => Promise<boolean> }) {
  const { id } = document
  const go = useGo()
  const back = useWayBack()
  const may = useMay()
  const [issuing, setIssuing] = useState(false)
  const discard = useAct(call.documents.discard, { done: '草稿已删除' })
  const drop = async () => {
    const sure = await confirm({
      title: '删除这份草稿？',
      words: '草稿还没有编号，删除后不能恢复。',
      submit: '删除',
      danger: true,
    })
    if (!sure) return
    await flush()
    if (await discard.run({ id })) go('/documents')
  }
  return (
    <>
      {!back && (
        <button type="button" className="button quiet" onClick={() => void drop()}>
          删除草稿
        </button>
      )}
      <a className="button" href={fileAddress(`/documents/${id}/word`)} download>
        Word 稿
      </a>
      <a className="button" href={fileAddress(`/documents/${id}/file`)} download>
        PDF 草稿
      </a>
      {back && (
        <button
          type="button"
          className="button primary first-on-phone"
          onClick={() => void flush().then((saved) => saved && go(back))}
        >
          写好了，返回
        </button>
      )}
      {!back && may('documents.issue') && (
        <button
          type="button"
          className="button primary first-on-phone"
          onClick={() => void flush().then((saved) => saved && setIssuing(true))}
        >
          印发
        </button>
      )}
      {issuing && <IssueDialog document={document} onClose={() => setIssuing(false)} />}
    </>
  )
}
