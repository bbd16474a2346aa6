import { lazy, Suspense, useState } from 'react'
import { Icon } from '#web/kit/icon.tsx'

const PlanDialog = lazy(() => import('./plan-dialog.tsx'))
const StartDialog = lazy(() => import('./start-dialog.tsx'))

/** When backups are made by themselves, and one at once. */
export function BackupActs() {
  const [open, setOpen] = useState<'plan' | 'start' | null>(null)
  const close = () => setOpen(null)
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen('plan')}>
        备份设置
      </button>
      <button type="button" className="button primary" onClick={() => setOpen('start')}>
        <Icon name="shield" />
        立即备份
      </button>
      <Suspense>
        {open === 'plan' && <PlanDialog onClose={close} />}
        {open === 'start' && <StartDialog onClose={close} />}
      </Suspense>
    </>
  )
}
