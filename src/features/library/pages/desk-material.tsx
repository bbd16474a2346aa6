import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useRef, useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { useParams } from '#web/kit/address.ts'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice, RefusalNotice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { openNames, stateNames } from '../desk/rules.ts'
import { AppliedPanel } from './applied-panel.tsx'
import { DeskActs } from './desk-acts.tsx'
import { stateTones } from './desk-list.tsx'
import { DeskTracks } from './desk-tracks.tsx'
import { DeskVersions } from './desk-versions.tsx'
import { materialFields, savedOf } from './material-fields.ts'
import './library.css'

export type Kept = Awaited<ReturnType<typeof call.library.desk.get>>
const Editor = lazy(() => import('./editor.tsx'))

/** One material at the desk: written, submitted, checked, published. */
export default function DeskMaterial() {
  const id = Number(useParams().id)
  const query = useQuery(ask.library.desk.get.queryOptions({ input: { id } }))
  const one = query.data
  usePageTitle(one?.title)
  return (
    <>
      <PageHelp>
        <h3>一份资料</h3>
        <p>草稿可以反复保存。提交以后由另一位同志审核；退回的写明原因。发布以后要改，起草新版本。</p>
        <p>规定类资料的正文里，“第几条”写在段首，发布后每一条都能链接。</p>
      </PageHelp>
      <PageHeader
        title={one?.title}
        beside={one && <StatusDot tone={stateTones[one.state]}>{stateNames[one.state]}</StatusDot>}
        actions={
          one?.state === 'published' && (
            <PageLink className="button" to={`/library/materials/${one.id}`}>
              看读者看到的
            </PageLink>
          )
        }
      />
      <Answered query={query}>
        {(kept) => (
          <div className="stack">
            <Notices kept={kept} />
            {kept.may.includes('save') ? (
              <Writing key={kept.versions[0]?.number} kept={kept} />
            ) : (
              <Shown kept={kept} />
            )}
            {(kept.kind === 'video' || kept.kind === 'audio') && (
              <DeskTracks id={kept.id} writing={kept.may.includes('save')} />
            )}
            <DeskVersions kept={kept} />
            {kept.code && <AppliedPanel code={kept.code} revised={kept.versions.length > 1} />}
          </div>
        )}
      </Answered>
    </>
  )
}

function Notices({ kept }: { kept: Kept }) {
  const [newest] = kept.versions
  return (
    <>
      {kept.withdrawnBecause && <Notice kind="warning">已撤下：{kept.withdrawnBecause}</Notice>}
      {kept.open && kept.currentVersion !== null && (
        <Notice kind="info">
          {openNames[kept.open]}。发布以前读者看到的是第 {kept.currentVersion} 版。
        </Notice>
      )}
      {kept.replacesTitle && (
        <Notice kind="info">
          {kept.currentVersion === null ? '发布以后代替' : '代替了'}
          <PageLink className="link" to={`/library/desk/${kept.replacesId}`}>
            《{kept.replacesTitle}》
          </PageLink>
          {kept.currentVersion === null && '，原规定自新规定施行之日起废止。'}
        </Notice>
      )}
      {kept.replacedByTitle && (
        <Notice kind="warning">
          已由
          <PageLink className="link" to={`/library/desk/${kept.replacedById}`}>
            《{kept.replacedByTitle}》
          </PageLink>
          代替。
        </Notice>
      )}
      {newest?.returnedBecause && <Notice kind="warning">审核退回：{newest.returnedBecause}</Notice>}
    </>
  )
}

const startOf = ({ facts, address, source, changeNote }: Kept) => ({
  ...Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, value ?? undefined])),
  columnId: String(facts.columnId),
  topicIds: facts.topicIds?.map(String),
  address: address ?? undefined,
  source: source ?? undefined,
  changeNote: changeNote ?? undefined,
})

function Writing({ kept }: { kept: Kept }) {
  const columns = useQuery(ask.library.columns.queryOptions()).data
  const topics = useQuery(ask.library.shelves.topics.queryOptions()).data
  const nodes = useQuery(ask.organizations.tree.queryOptions({ input: {} })).data
  const [body, setBody] = useState(kept.body)
  const save = useAct(call.library.desk.save, { done: '已保存' })
  const fields = materialFields(kept.kind, { columns, topics, nodes }, kept.currentVersion !== null)
  const saved = useRef(false)
  const form = useForm(fields, startOf(kept), async (values) => {
    await save.send({ id: kept.id, ...savedOf(values, body) })
    saved.current = true
  })
  const keep = async () => {
    saved.current = false
    await form.send()
    return saved.current
  }
  return (
    <Panel>
      <FormFields
        fields={fields}
        values={form.values}
        change={form.change}
        draft={form.draft}
        faults={form.faults}
      />
      {kept.kind === 'article' && (
        <section className="library-body">
          <b>正文</b>
          {body === null && kept.currentVersion !== null && (
            <p className="muted">现在是条文要点。在这里写入全文，发布后以全文为准；不写则保留要点。</p>
          )}
          <Suspense fallback={<p className="muted">正在打开编辑器……</p>}>
            <Editor body={body ?? ''} change={setBody} />
          </Suspense>
        </section>
      )}
      <RefusalNotice error={form.error} retry={form.retry} />
      <DeskActs kept={kept} save={keep} busy={form.busy} />
    </Panel>
  )
}

function Shown({ kept }: { kept: Kept }) {
  return (
    <Panel>
      {kept.facts.summary && <p>{kept.facts.summary}</p>}
      {kept.address && (
        <p>
          <a className="link" href={kept.address} target="_blank" rel="noreferrer">
            {kept.address}
          </a>
        </p>
      )}
      {kept.body !== null && (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: the server made it safe before it kept it
        <div className="library-text" dangerouslySetInnerHTML={{ __html: kept.body }} />
      )}
      <DeskActs kept={kept} />
    </Panel>
  )
}
