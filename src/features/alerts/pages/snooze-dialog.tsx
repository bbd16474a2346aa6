import { addDays } from '#basics/days.ts'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { today } from '#web/kit/today.ts'
import type { Alert } from './alert.tsx'

/** 暂缓: until when, and why. */
export function SnoozeDialog({ alert, onClose }: { alert: Alert; onClose: () => void }) {
  const snooze = useAct(call.alerts.snooze, { done: '已暂缓' })
  return (
    <FormDialog
      title="暂缓提醒"
      notice={
        alert.mandatory
          ? `这是必办事项，最迟暂缓到 ${alert.dueOn}。暂缓期间不再提醒，事项办好后仍会自动关闭。`
          : '暂缓期间不再提醒，到期自动恢复；事项办好后仍会自动关闭。'
      }
      fields={[
        {
          kind: 'day',
          name: 'until',
          label: '暂缓至',
          required: true,
          from: addDays(today(), 1),
          until: addDays(today(), 60),
        },
        { kind: 'words', name: 'reason', label: '原因', required: true, maximum: 500 },
      ]}
      submitWord="暂缓"
      onClose={onClose}
      onSubmit={({ until, reason }) =>
        snooze.send({ id: alert.id, until: String(until), reason: String(reason) })
      }
    />
  )
}
