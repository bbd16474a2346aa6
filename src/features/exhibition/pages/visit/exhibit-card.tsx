import { useState } from 'react'
import { Icon } from '#web/kit/icon.tsx'
import { BoardView } from './board-view.tsx'
import type { Exhibit } from './visited.ts'
import { useSaying } from './voice.ts'

type Props = {
  exhibit: Exhibit
  before: Exhibit | undefined
  after: Exhibit | undefined
  onShow: (id: number) => void
  onClose: () => void
}

/** The card of an exhibit beside the panorama: year, title, words, and the way to the next. */
export function ExhibitCard({ exhibit, before, after, onShow, onClose }: Props) {
  const [large, setLarge] = useState(false)
  const [saying, toggle] = useSaying()
  return (
    <aside className="exhibit-card" aria-label={`展品：${exhibit.title}`}>
      <button type="button" className="close" aria-label="关闭展品" onClick={onClose}>
        <Icon name="close" size={20} />
      </button>
      {exhibit.year && <em>{exhibit.year}</em>}
      <h2>{exhibit.title}</h2>
      {exhibit.place && <small>{exhibit.place}</small>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long words are scrolled by the keyboard too */}
      <div className="words" tabIndex={0} role="region" aria-label="展品文字">
        <p>{exhibit.text}</p>
        {exhibit.source && <p className="source">来源：{exhibit.source}</p>}
      </div>
      <div className="acts">
        <button type="button" className="golden" onClick={() => setLarge(true)}>
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
      {large && <BoardView exhibit={exhibit} onClose={() => setLarge(false)} />}
    </aside>
  )
}
