import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { confirm } from '#web/kit/confirm.tsx'
import { Facts, When } from '#web/kit/facts.tsx'
import { FormDialog } from '#web/kit/form.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import { type Retention, retentionNames, retentions } from '../rules.ts'
import './archive.css'

type Settings = Awaited<ReturnType<typeof call.archive.settings.get>>

/** 归档设置: the fonds, how long what is kept, and whether all packages are sound. */
export default function ArchiveSettings() {
  const may = useMay()
  const query = useQuery(ask.archive.settings.get.queryOptions({}))
  return (
    <>
      <PageHeader />
      <Answered query={query}>
        {(settings) => (
          <div className="stack">
            <Fonds settings={settings} />
            <Retentions settings={settings} />
            {may('archive.manage') && <Inspections />}
          </div>
        )}
      </Answered>
    </>
  )
}

function Fonds({ settings: { fonds } }: { settings: Settings }) {
  const may = useMay()
  const [editing, setEditing] = useState(false)
  const save = useAct(call.archive.settings.setFonds, { done: '已登记' })
  return (
    <Panel
      title="全宗"
      extra={
        may('archive.manage') && (
          <button type="button" className="link" onClick={() => setEditing(true)}>
            {fonds ? '修改' : '登记'}
          </button>
        )
      }
    >
      {fonds ? (
        <Facts
          facts={[
            { label: '全宗号', value: fonds.code },
            { label: '立档单位', value: fonds.name },
          ]}
        />
      ) : (
        <Notice kind="warning">
          还没有登记全宗号，不能归档。全宗号由档案馆（室）给定，为四位字母或数字。
        </Notice>
      )}
      {editing && (
        <FormDialog
          title="登记全宗"
          notice="编过档号以后，全宗号不能再改。"
          fields={[
            {
              kind: 'text',
              name: 'code',
              label: '全宗号',
              required: true,
              maximum: 4,
              hint: '四位大写字母或数字',
            },
            { kind: 'text', name: 'name', label: '立档单位', required: true, maximum: 80 },
          ]}
          start={{ code: fonds?.code, name: fonds?.name }}
          onSubmit={({ code, name }) => save.send({ code: String(code), name: String(name) })}
          onClose={() => setEditing(false)}
        />
      )}
    </Panel>
  )
}

type Line = Settings['retentions'][number]

function Retentions({ settings }: { settings: Settings }) {
  const may = useMay()
  const [editing, setEditing] = useState<Line | null>(null)
  const save = useAct(call.archive.settings.setRetention, { done: '已修改，以后归档的按新期限' })
  return (
    <Panel title="保管期限表">
      <ul className="archive-retentions">
        {settings.retentions.map((line) => (
          <li key={line.kind}>
            <span>{line.name}</span>
            <b>{retentionNames[line.own ?? line.usual]}</b>
            <span className="muted">{line.own ? `本单位规定：${line.reason}` : '通行做法'}</span>
            {may('archive.manage') && (
              <button type="button" className="link" onClick={() => setEditing(line)}>
                修改
              </button>
            )}
          </li>
        ))}
      </ul>
      {editing && (
        <FormDialog
          title={`${editing.name}的保管期限`}
          fields={[
            {
              kind: 'choice',
              name: 'retention',
              label: '保管期限',
              required: true,
              options: retentions.map((value) => ({ value, label: retentionNames[value] })),
            },
            { kind: 'words', name: 'reason', label: '依据', required: true, maximum: 500 },
          ]}
          start={{ retention: editing.own ?? editing.usual }}
          onSubmit={({ retention, reason }) =>
            save.send({ kind: editing.kind, retention: retention as Retention, reason: String(reason) })
          }
          onClose={() => setEditing(null)}
        />
      )}
    </Panel>
  )
}

function Inspections() {
  const query = useQuery(ask.archive.inspections.list.queryOptions({}))
  const run = useAct(call.archive.inspections.run, {
    done: ({ faults }) => (faults.length ? `发现 ${faults.length} 件有问题` : '全部档案包完好'),
  })
  const rebuild = useAct(call.archive.inspections.rebuild, { done: ({ restored }) => `恢复 ${restored} 件` })
  const restore = async () => {
    const words = '目录里缺少的档案，会由保存的档案包补回；已有的不变。'
    if (await confirm({ title: '由档案包重建目录？', words, submit: '重建' })) await rebuild.run({})
  }
  return (
    <Panel
      title="档案巡检"
      extra={
        <span className="row">
          <button type="button" className="link" disabled={rebuild.busy} onClick={() => void restore()}>
            重建目录
          </button>
          <button type="button" className="link" disabled={run.busy} onClick={() => void run.run({})}>
            立即巡检
          </button>
        </span>
      }
    >
      <Answered query={query}>
        {(runs) =>
          runs.length === 0 ? (
            <Empty title="还没有巡检">每周一凌晨自动打开全部档案包，核对其中每个文件的摘要。</Empty>
          ) : (
            <ul className="archive-loans">
              {runs.map(({ id, runAt, runBy, items, faults }) => (
                <li key={id}>
                  <span>
                    <When at={runAt} /> {runBy === 'archive.inspect' ? '自动巡检' : runBy}：{items} 件，
                    {faults.length ? `${faults.length} 件有问题` : '全部完好'}
                  </span>
                  {faults.map(({ archiveNumber, fault }) => (
                    <span key={archiveNumber} className="fault">
                      {archiveNumber}：{fault}
                    </span>
                  ))}
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Panel>
  )
}
