import { lazy, Suspense, useState } from 'react'
import { Icon } from '../kit/icon.tsx'
import { useOutside } from '../session.ts'
import './scan.css'

const ScanDialog = lazy(() => import('./scan-dialog.tsx'))

/** 扫一扫, in the head of the phone's main pages; what it reads leads to pages of the intranet. */
export function ScanButton({ className }: { className?: string }) {
  const [open, setOpen] = useState(false)
  if (useOutside()) return null
  return (
    <>
      <button type="button" className={className} aria-label="扫一扫" onClick={() => setOpen(true)}>
        <Icon name="scan" />
      </button>
      <Suspense>{open && <ScanDialog onClose={() => setOpen(false)} />}</Suspense>
    </>
  )
}
