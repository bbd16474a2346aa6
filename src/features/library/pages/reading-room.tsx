import { Panel } from '#web/kit/panel.tsx'
import type { Material } from './material.tsx'
import { Reader } from './reader.tsx'
import { OfflineButton } from './reader-offline.tsx'
import './library.css'

/** What a material says, in its place, and where it was taken from. */
export function ReadingRoom({ material }: { material: Material }) {
  const { shown } = material
  return (
    <Panel>
      {shown.fidelity === 'gist' && <p className="muted">以下为条文要点，全文以发布机关公布的文本为准。</p>}
      <OfflineButton material={material} />
      <Reader material={material} />
      {shown.address && (
        <a className="button" href={shown.address} target="_blank" rel="noreferrer">
          打开链接
        </a>
      )}
      {shown.source && <p className="muted library-source">文本来源：{shown.source}</p>}
    </Panel>
  )
}
