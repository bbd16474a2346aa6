import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, type call } from '#web/call.ts'
import { When } from '#web/kit/facts.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { PageHelp } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink, useGo } from '#web/kit/page-link.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import { rhythmNames } from '../own/rules.ts'
import { BoardDialog, type BoardStart } from './board-dialog.tsx'
import { startingBoards } from './starting-boards.ts'
import './boards.css'

export type Board = Awaited<ReturnType<typeof call.boards.own.list>>[number]

/** 自选看板: one's own boards and those that others share. */
export default function BoardList() {
  const may = useMay()
  const go = useGo()
  const [start, setStart] = useState<BoardStart | null>(null)
  const query = useQuery(ask.boards.own.list.queryOptions())
  const empty = { name: '', cards: [] }
  return (
    <>
      <PageHelp>
        <p>从数据看板的卡片中挑选要看的，排成自己的看板；可以固定看某个党组织，也可以共享给下级使用。</p>
        <p>别人打开共享的看板，看到的是按他自己的权限算出的数字。订阅以后每周一或每月1日收到消息。</p>
      </PageHelp>
      <PageHeader
        note="挑选要看的卡片，排成自己的看板；可以共享、导出、订阅。"
        actions={
          may('boards.keep') && (
            <button type="button" className="button primary" onClick={() => setStart(empty)}>
              <Icon name="plus" />
              新建看板
            </button>
          )
        }
      />
      <Answered query={query} lines={6}>
        {(list) => (list.length === 0 ? <None begin={setStart} /> : <Lines list={list} />)}
      </Answered>
      {start && (
        <BoardDialog start={start} onClose={() => setStart(null)} onSaved={({ id }) => go(`/boards/${id}`)} />
      )}
    </>
  )
}

const Lines = ({ list }: { list: Board[] }) => (
  <ul className="board-list">
    {list.map((board) => (
      <li key={board.id} className="panel">
        <PageLink to={`/boards/${board.id}`} className="board-line">
          <b>{board.name}</b>
          <span className="muted">
            {board.cards.length} 张卡片 · {board.organizationName ?? '按查看人的党组织'}
          </span>
          <small className="muted">
            {board.mine ? '我的看板' : `${board.owner}共享`}
            {board.mine && board.sharedWith && `，共享给${board.sharedWith}及下级`}
            {board.rhythm && ` · 已订阅（${rhythmNames[board.rhythm]}）`} · <When at={board.savedAt} />
          </small>
        </PageLink>
      </li>
    ))}
  </ul>
)

/** Nobody begins with an empty board: three to start from. */
const None = ({ begin }: { begin: (start: BoardStart) => void }) => (
  <Empty title="还没有看板">
    <p>可以从下面的样子开始，再增减卡片：</p>
    <div className="board-starts">
      {startingBoards.map((one) => (
        <button key={one.name} type="button" className="button" onClick={() => begin(one)}>
          {one.name}
        </button>
      ))}
    </div>
  </Empty>
)
