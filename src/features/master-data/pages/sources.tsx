import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { confirm } from '#web/kit/confirm.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { When } from '#web/kit/facts.tsx'
import type { Field, Values } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { useMay } from '#web/session.ts'
import { timetableInWords, timetables } from './timetables.ts'
import './feeds.css'

type Source = Awaited<ReturnType<typeof call.masterData.sources.list>>[number]

/** The sources that are pulled over HTTP, by the clock or at once. */
export function SourceButton() {
  const [open, setOpen] = useState(false)
  if (!useMay()('masterData.sources')) return null
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        <Icon name="clock" />
        定时拉取
      </button>
      {open && <Sources close={() => setOpen(false)} />}
    </>
  )
}

function Sources({ close }: { close: () => void }) {
  const query = useQuery(ask.masterData.sources.list.queryOptions({}))
  const [editing, setEditing] = useState<Source | 'new' | null>(null)
  return (
    <>
      <Dialog
        open={editing === null}
        title="主数据来源"
        width={640}
        onClose={close}
        foot={
          <button type="button" className="button primary" onClick={() => setEditing('new')}>
            添加来源
          </button>
        }
      >
        <Answered query={query}>
          {(sources) =>
            sources.length === 0 ? (
              <Empty title="还没有来源">可以让平台按时从主数据系统的接口拉取数据。</Empty>
            ) : (
              sources.map((source) => (
                <Line key={source.id} source={source} edit={() => setEditing(source)} />
              ))
            )
          }
        </Answered>
      </Dialog>
      {editing && <Edit source={editing === 'new' ? null : editing} close={() => setEditing(null)} />}
    </>
  )
}

function Line({ source, edit }: { source: Source; edit: () => void }) {
  const run = useAct(call.masterData.sources.run, { done: '已开始拉取' })
  const remove = useAct(call.masterData.sources.remove, { done: '已删除' })
  const drop = async () => {
    const sure = await confirm({
      title: `删除来源“${source.name}”？`,
      words: '已收到的批次保留。',
      submit: '删除',
      danger: true,
    })
    if (sure) await remove.run({ id: source.id })
  }
  return (
    <section className="feed-line">
      <header>
        <b>{source.name}</b>
        <StatusDot tone={source.enabled ? 'good' : 'quiet'}>
          {source.enabled ? timetableInWords(source.cron) : '已停用'}
        </StatusDot>
        <small className="muted">{source.url}</small>
      </header>
      {source.lastRunAt && (
        <small className="muted">
          上次拉取 <When at={source.lastRunAt} />
        </small>
      )}
      {source.lastFailure && <p className="fault">{source.lastFailure}</p>}
      <span className="row">
        <button
          type="button"
          className="link"
          disabled={run.busy}
          onClick={() => void run.run({ id: source.id })}
        >
          立即拉取
        </button>
        <button type="button" className="link" onClick={edit}>
          修改
        </button>
        <button type="button" className="link" onClick={() => void drop()}>
          删除
        </button>
      </span>
    </section>
  )
}

const fieldsOf = (source: Source | null): Field[] => [
  { kind: 'text', name: 'name', label: '名称', required: true, maximum: 60 },
  { kind: 'text', name: 'url', label: '地址', required: true, placeholder: 'https://', wide: true },
  {
    kind: 'choice',
    name: 'mode',
    label: '方式',
    required: true,
    options: [
      { value: 'full', label: '全量' },
      { value: 'changes', label: '仅变动' },
    ],
  },
  {
    kind: 'choice',
    name: 'cron',
    label: '时间',
    placeholder: '手动拉取',
    options: timetables(source?.cron ?? null),
    hint: '到时自动拉取；不选则只在点“立即拉取”时进行。',
  },
  {
    kind: 'text',
    name: 'authorization',
    label: '接口口令',
    hint: '主数据系统要求时填写（请求头 Authorization 的整个值），加密保存；不填则不变。',
    wide: true,
  },
  { kind: 'yes', name: 'takeAtOnce', label: '比对后直接采用' },
  { kind: 'yes', name: 'enabled', label: '启用' },
]

function Edit({ source, close }: { source: Source | null; close: () => void }) {
  const add = useAct(call.masterData.sources.add, { done: '已添加' })
  const change = useAct(call.masterData.sources.change, { done: '已修改' })
  const start: Values = source
    ? {
        name: source.name,
        url: source.url,
        mode: source.mode,
        cron: source.cron ?? undefined,
        takeAtOnce: source.takeAtOnce,
        enabled: source.enabled,
      }
    : { mode: 'full', enabled: true }
  const save = (values: Values) => {
    const settings = {
      name: String(values.name),
      url: String(values.url),
      mode: values.mode === 'changes' ? ('changes' as const) : ('full' as const),
      cron: values.cron ? String(values.cron) : null,
      takeAtOnce: values.takeAtOnce === true,
      enabled: values.enabled === true,
      authorization: values.authorization ? String(values.authorization) : undefined,
    }
    return source ? change.send({ id: source.id, ...settings }) : add.send(settings)
  }
  return (
    <FormDialog
      title={source ? '修改来源' : '添加来源'}
      fields={fieldsOf(source)}
      start={start}
      submitWord="保存"
      onSubmit={save}
      onClose={close}
    />
  )
}
