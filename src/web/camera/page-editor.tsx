import { useState } from 'react'
import { Dialog } from '../kit/dialog.tsx'
import { Icon } from '../kit/icon.tsx'
import { Segments } from '../kit/tabs.tsx'
import { CornerEditor } from './corner-editor.tsx'
import { foundAgain, redevelop, type Shot } from './developing.ts'
import { wholeOf } from './geometry.ts'
import { type Look, looks } from './looks.ts'

const options = Object.entries(looks).map(([value, label]) => ({ value: value as Look, label }))

/** One page: its corners, its look, its turn. */
export function PageEditor({
  shot,
  title,
  put,
  onClose,
}: {
  shot: Shot
  title: string
  put: (shot: Shot) => void
  onClose: () => void
}) {
  const [quad, setQuad] = useState(shot.quad)
  const [quarters, setQuarters] = useState(shot.quarters)
  const [look, setLook] = useState(shot.look)
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    put(await redevelop({ ...shot, quad, quarters, look }))
    onClose()
  }
  const foot = (
    <>
      <button type="button" className="button" onClick={onClose}>
        取消
      </button>
      <button type="button" className="button primary" disabled={busy} onClick={() => void save()}>
        {busy ? '正在处理……' : '确定'}
      </button>
    </>
  )
  return (
    <Dialog open title={title} width={640} onClose={onClose} foot={foot}>
      <div className="stack">
        <CornerEditor shot={shot} quad={quad} change={setQuad} />
        <p className="muted">把四个圆点拖到纸的四角。</p>
        <div className="row">
          <button type="button" className="button" onClick={() => void foundAgain(shot).then(setQuad)}>
            重新找边
          </button>
          <button type="button" className="button" onClick={() => setQuad(wholeOf(shot.width, shot.height))}>
            整张照片
          </button>
          <button type="button" className="button" onClick={() => setQuarters((quarters + 1) % 4)}>
            <Icon name="turn" />
            右转{quarters > 0 && `（已转 ${quarters * 90}°）`}
          </button>
        </div>
        <Segments label="显示" options={options} value={look} onChange={setLook} />
      </div>
    </Dialog>
  )
}
