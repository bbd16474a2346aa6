import { Icon } from './icon.tsx'
import { pageSizes } from './list-question.ts'
import { pagesShown } from './pages-shown.ts'
import './list.css'

type Props = {
  page: number
  size: number
  total: number
  turn: (page: number) => void
  resize?: (size: number) => void
}

/** The pages of a list. Never cut short: the last page is always within reach. */
export function Pager({ page, size, total, turn, resize }: Props) {
  const last = Math.max(1, Math.ceil(total / size))
  return (
    <nav className="pager" aria-label="分页">
      <span className="pager-range number">
        第 {(page - 1) * size + 1}–{Math.min(page * size, total)} 条，共 {total.toLocaleString('zh-CN')} 条
      </span>
      <button type="button" aria-label="上一页" disabled={page <= 1} onClick={() => turn(page - 1)}>
        <Icon name="left" size={16} />
      </button>
      {pagesShown(page, last).map((one) =>
        one < 0 ? (
          <span key={one} className="pager-gap">
            …
          </span>
        ) : (
          <button
            key={one}
            type="button"
            aria-current={one === page ? 'page' : undefined}
            onClick={() => turn(one)}
          >
            {one}
          </button>
        ),
      )}
      <button type="button" aria-label="下一页" disabled={page >= last} onClick={() => turn(page + 1)}>
        <Icon name="right" size={16} />
      </button>
      {resize && (
        <select aria-label="每页条数" value={size} onChange={(event) => resize(Number(event.target.value))}>
          {pageSizes.map((one) => (
            <option key={one} value={one}>
              {one} 条/页
            </option>
          ))}
        </select>
      )}
    </nav>
  )
}
