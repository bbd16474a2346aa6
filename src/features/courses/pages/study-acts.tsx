import { useState } from 'react'
import { call } from '#web/call.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { today } from '#web/kit/today.ts'
import { usePostable } from '#web/outbox/postable.ts'
import { useMay } from '#web/session.ts'
import { OrganizeDialog } from './organize-dialog.tsx'

type Studied = { courseId: number; topic?: string } | { materialId: number; topic?: string }

/** What one may do with something to be studied: have it counted, or study it together. */
export function StudyActs({ of }: { of: Studied }) {
  const may = useMay()
  const [asking, setAsking] = useState<'record' | 'session' | null>(null)
  const close = () => setAsking(null)
  return (
    <>
      {may('courses.own') && (
        <button type="button" className="button" onClick={() => setAsking('record')}>
          计入我的学习记录
        </button>
      )}
      {may('courses.organize') && (
        <button type="button" className="button primary" onClick={() => setAsking('session')}>
          组织学习
        </button>
      )}
      {asking === 'record' && <RecordDialog of={of} onClose={close} />}
      {asking === 'session' && <OrganizeDialog {...of} onClose={close} />}
    </>
  )
}

function RecordDialog({ of: { topic, ...of }, onClose }: { of: Studied; onClose: () => void }) {
  const record = usePostable(
    call.courses.records.ask,
    {
      deed: 'courses.records.ask',
      title: '计入学习记录',
      about: (input) => `study-${JSON.stringify(input)}`,
    },
    { done: '已报所在党支部确认' },
  )
  return (
    <FormDialog
      title="计入我的学习记录"
      notice="按专题、按天记，由所在党支部确认；只有您和本支部看得到，不计时间。"
      fields={[
        { kind: 'day', name: 'studiedOn', label: '学习日期', required: true },
        { kind: 'text', name: 'topic', label: '专题', maximum: 40, placeholder: topic ?? '不填按资料的专题' },
      ]}
      start={{ studiedOn: today(), topic }}
      submitWord="计入"
      onSubmit={(values) =>
        record.send({
          ...of,
          studiedOn: String(values.studiedOn),
          topic: values.topic ? String(values.topic) : undefined,
        })
      }
      onClose={onClose}
    />
  )
}
