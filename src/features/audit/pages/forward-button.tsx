import { lazy, Suspense, useState } from 'react'

const ForwardDialog = lazy(() => import('./forward-dialog.tsx'))

/** Opens where the trail is sent on to. */
export function ForwardButton() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        转发
      </button>
      {open && (
        <Suspense>
          <ForwardDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
