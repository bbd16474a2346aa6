import { type ReactNode, useRef } from 'react'
import { Icon } from '#web/kit/icon.tsx'
import { useFocusTaken } from './kept-focus.ts'
import type { Exhibit, Hotspot } from './visited.ts'
import { useSaying } from './voice.ts'

type Props = {
  exhibit: Exhibit
  before: Exhibit | undefined
  after: Exhibit | undefined
  onShow: (id: number) => void
  onLarge: () => void
  onClose: () => void
}

/** The card of an exhibit beside the panorama: year, title, words, and the way to the next. */
export function ExhibitCard({ exhibit, before, after, onShow, onLarge, onClose }: Props) {
  const [saying, toggle] = useSaying(exhibit.id)
  return (
    <Card name={`展品：${exhibit.title}`} closeWord="关闭展品" onClose={onClose}>
      {exhibit.year && <em>{exhibit.year}</em>}
      <h2>{exhibit.title}</h2>
      {exhibit.place && <small>{exhibit.place}</small>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long words are scrolled by the keyboard too */}
      <div className="words" tabIndex={0} role="region" aria-label="展品文字" key={exhibit.id}>
        <p>{exhibit.text}</p>
        {exhibit.source && <p className="source">来源：{exhibit.source}</p>}
      </div>
      <div className="acts">
        <button type="button" className="golden" onClick={onLarge}>
          看大图
        </button>
        <button
          type="button"
          aria-pressed={saying}
          onClick={() => toggle(`${exhibit.title}。${exhibit.narration || exhibit.text}`)}
        >
          {saying ? '停止讲解' : '听讲解'}
        </button>
        <button type="button" disabled={!before} onClick={() => before && onShow(before.id)}>
          上一件
        </button>
        <button type="button" disabled={!after} onClick={() => after && onShow(after.id)}>
          下一件
        </button>
      </div>
    </Card>
  )
}

/** Words that a curator put up beside what is shown. */
export function NoteCard({ note, onClose }: { note: Hotspot; onClose: () => void }) {
  return (
    <Card name={`说明：${note.label}`} closeWord="关闭说明" onClose={onClose}>
      <h2>{note.label}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long words are scrolled by the keyboard too */}
      <div className="words" tabIndex={0} role="region" aria-label="说明文字">
        <p>{note.text}</p>
      </div>
    </Card>
  )
}

type CardProps = { name: string; closeWord: string; onClose: () => void; children: ReactNode }

function Card({ name, closeWord, onClose, children }: CardProps) {
  const box = useRef<HTMLElement>(null)
  useFocusTaken(box)
  return (
    <aside ref={box} className="exhibit-card" aria-label={name} tabIndex={-1}>
      <button type="button" className="close" aria-label={closeWord} onClick={onClose}>
        <Icon name="close" size={20} />
      </button>
      {children}
    </aside>
  )
}
