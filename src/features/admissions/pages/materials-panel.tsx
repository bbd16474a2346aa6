import { useState } from 'react'
import { call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { today } from '#web/kit/today.ts'
import { useMay } from '#web/session.ts'
import { isRecord } from '../studies/rules.ts'
import type { Admission } from './admission.tsx'
import { recordField, useStudies } from './study-meeting.tsx'

type Material = Admission['missing'][number]

/** 材料清单: every paper of the file by step; what is missing can be filed later, with its own day. */
export function MaterialsPanel({ admission }: { admission: Admission }) {
  const may = useMay()('admissions.conduct')
  const [filing, setFiling] = useState<Material | null>(null)
  const all = admission.steps.flatMap(({ materials }) => materials)
  return (
    <Panel
      title={`材料清单（已有 ${all.filter(({ datedOn }) => datedOn).length} 件，缺 ${admission.missing.length} 件）`}
      extra={
        <a
          className="link"
          href={fileAddress(`/admissions/${admission.id}/papers.pdf`, { paper: 'checklist' })}
          download
        >
          打印清单
        </a>
      }
    >
      <ul className="admission-materials">
        {admission.steps.map((step) =>
          step.materials.map((one) => (
            <li key={`${one.act}-${one.material}-${one.entryId}`}>
              <span>
                <strong>{one.title}</strong>
                <small className="muted">{step.title}</small>
              </span>
              <MaterialState material={one} />
              {may && one.entryId && !one.datedOn && (
                <button type="button" className="link" onClick={() => setFiling(one)}>
                  补交
                </button>
              )}
            </li>
          )),
        )}
      </ul>
      {filing && <FileDialog admission={admission} material={filing} onClose={() => setFiling(null)} />}
    </Panel>
  )
}

function MaterialState({ material: { datedOn, entryId, meetingId } }: { material: Material }) {
  if (datedOn)
    return (
      <>
        <StatusDot tone="good">{datedOn}</StatusDot>
        {meetingId && (
          <PageLink to={`/meetings/${meetingId}`} className="link">
            来源：会议记录
          </PageLink>
        )}
      </>
    )
  return entryId ? <StatusDot tone="bad">缺</StatusDot> : <StatusDot>未到</StatusDot>
}

function FileDialog({
  admission,
  material: { act, entryId, material, title },
  onClose,
}: {
  admission: Admission
  material: Material
  onClose: () => void
}) {
  const file = useAct(call.admissions.file, { done: '已补交' })
  const on = admission.entries.find(({ id }) => id === entryId)?.on ?? today()
  const records = useStudies(admission.id, isRecord(material) ? act : null).filter(
    (one) => one.status === 'confirmed' && one.on === on,
  )
  return (
    <FormDialog
      title={`补交${title}`}
      notice={
        records.length
          ? '可以直接用当日的会议记录；用纸质材料的，填写材料本身落款的日期。'
          : '填写材料本身落款的日期；补交的时间另有记录，不改变材料的日期。'
      }
      fields={[
        ...(records.length ? [recordField(records)] : []),
        { kind: 'day', name: 'datedOn', label: '材料落款日期', required: true, until: today() },
      ]}
      start={records.length ? { datedOn: on } : {}}
      submitWord="补交"
      onClose={onClose}
      onSubmit={({ datedOn, meetingId }) =>
        file.send({
          id: admission.id,
          entryId: entryId ?? 0,
          material,
          datedOn: String(datedOn),
          ...(meetingId ? { meetingId: Number(meetingId) } : {}),
        })
      }
    />
  )
}
