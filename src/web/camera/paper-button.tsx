import { lazy, Suspense, useState } from 'react'
import { useFrame } from '../kit/device.ts'
import { Icon } from '../kit/icon.tsx'

const PaperDialog = lazy(() => import('./paper-dialog.tsx'))

/** 拍照, wherever a PDF may be attached on the phone: papers are photographed page by page. */
export function PaperButton({
  accept,
  words,
  busy,
  className = 'button file-camera',
  onPick,
}: {
  accept: string
  /** What is attached: tells the pages of one place from those of another. */
  words: string
  busy?: boolean
  className?: string
  onPick: (file: File) => void
}) {
  const [open, setOpen] = useState(false)
  if (useFrame() !== 'phone' || !/\.pdf\b|application\/pdf/.test(accept)) return null
  return (
    <>
      <button type="button" className={className} disabled={busy} onClick={() => setOpen(true)}>
        <Icon name="camera" />
        拍照
      </button>
      <Suspense>
        {open && <PaperDialog words={words} onPick={onPick} onClose={() => setOpen(false)} />}
      </Suspense>
    </>
  )
}
