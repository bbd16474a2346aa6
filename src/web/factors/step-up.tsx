import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { queries } from '../call.ts'
import { Dialog } from '../kit/dialog.tsx'
import { tell } from '../kit/toasts.tsx'
import { sessionChanged } from '../session.ts'
import { ProofForm } from './proof-form.tsx'

let asked: Promise<boolean> | null = null

/**
 * Before a great act, whoever sits there shows who he is. Over whatever is open, since any page may ask; several that
 * ask at once are answered by one. False: he turned back.
 */
export function prove(): Promise<boolean> {
  asked ??= show().finally(() => {
    asked = null
  })
  return asked
}

function show(): Promise<boolean> {
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  return new Promise<boolean>((answer) => {
    const over = async (error: unknown) => {
      tell.refused(error)
      answer(false)
      await sessionChanged()
    }
    root.render(
      <QueryClientProvider client={queries}>
        <Dialog open title="请先确认是您本人" width={420} onClose={() => answer(false)}>
          <div className="stack">
            <p className="muted">这项操作很重要。确认一次，5 分钟内不再问。</p>
            <ProofForm words="确认" done={() => answer(true)} over={over} />
          </div>
        </Dialog>
      </QueryClientProvider>,
    )
  }).finally(() => {
    root.unmount()
    place.remove()
  })
}
