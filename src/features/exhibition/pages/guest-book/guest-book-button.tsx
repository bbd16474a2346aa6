import { useState } from 'react'
import { Dialog } from '#web/kit/dialog.tsx'
import { GuestBook } from './guest-book.tsx'

/** Opens the guest book over the hall. */
export function GuestBookButton({ exhibitionId }: { exhibitionId: number }) {
  const [open, setOpen] = useState(false)
  return (
    <div className="hall-guests">
      <button type="button" className="button" onClick={() => setOpen(true)}>
        留言簿
      </button>
      <Dialog open={open} title="留言簿" onClose={() => setOpen(false)} width={640}>
        <GuestBook exhibitionId={exhibitionId} />
      </Dialog>
    </div>
  )
}
