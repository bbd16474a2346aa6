import { useState } from 'react'
import { accepted } from '#features/approvals/attachments/rules.ts'
import { call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import { FilePick } from '#web/kit/file-pick.tsx'
import { FormDialog } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { today } from '#web/kit/today.ts'
import { type AgreementKind, agreementKindNames } from '../rules.ts'
import { options } from './money.ts'
import type { Project } from './project-fields.ts'
import { Table } from './table.tsx'

type Agreement = Project['agreements'][number]

function State({ agreement }: { agreement: Agreement }) {
  const { endedOn, endedBecause, untilOn } = agreement
  if (endedOn) return <StatusDot tone="quiet">{`${endedOn} 终止：${endedBecause}`}</StatusDot>
  return untilOn < today() ? (
    <StatusDot tone="bad">已到期</StatusDot>
  ) : (
    <StatusDot tone="good">履行中</StatusDot>
  )
}

/** 合同: who signed what, from when to when, with the paper. */
export function AgreementsTab({ project }: { project: Project }) {
  const [recording, setRecording] = useState(false)
  const [filing, setFiling] = useState<Agreement | null>(null)
  const [ending, setEnding] = useState<Agreement | null>(null)
  const { mayLead } = project
  return (
    <Panel
      title="合同"
      flush
      extra={
        <>
          <a
            className="button"
            href={fileAddress(`/co-building-projects/${project.id}/agreements.xlsx`, {})}
            download
          >
            <Icon name="download" />
            导出 Excel
          </a>
          {mayLead && (
            <button type="button" className="button primary" onClick={() => setRecording(true)}>
              <Icon name="plus" />
              登记合同
            </button>
          )}
        </>
      }
    >
      {project.agreements.length === 0 ? (
        <Empty title="还没有登记合同" icon="record">
          登记投资、经营、土地租赁、回购等合同和期限，到期前会提醒。
        </Empty>
      ) : (
        <Table
          label="合同"
          rows={project.agreements}
          unit="份"
          rowKey={({ id }) => id}
          heads={[
            { title: '合同', cell: ({ name }) => name },
            { title: '类别', cell: ({ kind }) => agreementKindNames[kind] },
            { title: '签订各方', cell: ({ partners }) => partners },
            { title: '签订日期', cell: ({ signedOn }) => signedOn },
            { title: '期限', cell: ({ fromOn, untilOn }) => `${fromOn} 至 ${untilOn}` },
            { title: '状态', card: 'beside', cell: (one) => <State agreement={one} /> },
            {
              title: '文件',
              cell: (one) => (
                <span className="cb-cell-acts">
                  {one.fileName && (
                    <a
                      className="link"
                      href={fileAddress(`/co-building-agreements/${one.id}/file`, {})}
                      target="_blank"
                      rel="noreferrer"
                    >
                      {one.fileName}
                    </a>
                  )}
                  {mayLead && (
                    <button type="button" className="link" onClick={() => setFiling(one)}>
                      {one.fileName ? '换文件' : '上传'}
                    </button>
                  )}
                  {mayLead && !one.endedOn && (
                    <button type="button" className="link" onClick={() => setEnding(one)}>
                      终止
                    </button>
                  )}
                </span>
              ),
            },
          ]}
        />
      )}
      {recording && <RecordDialog project={project} onClose={() => setRecording(false)} />}
      {filing && <FileDialog agreement={filing} onClose={() => setFiling(null)} />}
      {ending && <EndDialog agreement={ending} onClose={() => setEnding(null)} />}
    </Panel>
  )
}

function RecordDialog({ project, onClose }: { project: Project; onClose: () => void }) {
  const record = useAct(call.coBuilding.agreements.record, { done: '已登记，请上传合同文件' })
  return (
    <FormDialog
      title="登记合同"
      fields={[
        { kind: 'choice', name: 'kind', label: '类别', required: true, options: options(agreementKindNames) },
        { kind: 'text', name: 'name', label: '合同名称', required: true, maximum: 100 },
        { kind: 'text', name: 'partners', label: '签订各方', required: true, maximum: 100, wide: true },
        { kind: 'day', name: 'signedOn', label: '签订日期', required: true, until: today() },
        { kind: 'day', name: 'fromOn', label: '生效日期', required: true },
        { kind: 'day', name: 'untilOn', label: '到期日期', required: true },
      ]}
      start={{ partners: `${project.investor}、${project.operator}` }}
      submitWord="登记"
      onSubmit={({ kind, name, partners, signedOn, fromOn, untilOn }) =>
        record.send({
          id: project.id,
          kind: kind as AgreementKind,
          name: String(name),
          partners: String(partners),
          signedOn: String(signedOn),
          fromOn: String(fromOn),
          untilOn: String(untilOn),
        })
      }
      onClose={onClose}
    />
  )
}

function FileDialog({ agreement, onClose }: { agreement: Agreement; onClose: () => void }) {
  const add = useAct(call.coBuilding.agreements.addFile, { done: '已上传', after: onClose })
  return (
    <Dialog open title={`合同文件：${agreement.name}`} onClose={onClose}>
      <FilePick
        accept={accepted}
        words="上传签字盖章的合同"
        hint="一份 PDF 或照片，不超过 20 MB。"
        busy={add.busy}
        onPick={([file]) => file && void add.run({ id: agreement.id, files: file })}
      />
    </Dialog>
  )
}

function EndDialog({ agreement, onClose }: { agreement: Agreement; onClose: () => void }) {
  const end = useAct(call.coBuilding.agreements.end, { done: '已登记终止' })
  return (
    <FormDialog
      title={`终止“${agreement.name}”`}
      danger
      fields={[
        { kind: 'day', name: 'endedOn', label: '终止日期', required: true, until: today() },
        { kind: 'words', name: 'reason', label: '原因', required: true, maximum: 500, rows: 2 },
      ]}
      start={{ endedOn: today() }}
      submitWord="终止"
      onSubmit={({ endedOn, reason }) =>
        end.send({ id: agreement.id, endedOn: String(endedOn), reason: String(reason) })
      }
      onClose={onClose}
    />
  )
}
