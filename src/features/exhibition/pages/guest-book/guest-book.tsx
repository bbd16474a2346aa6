import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { When } from '#web/kit/facts.tsx'
import { Answered } from '#web/kit/states.tsx'
import { Label } from '#web/kit/status-dot.tsx'
import '../exhibition.css'

type Row = Awaited<ReturnType<typeof call.exhibition.guestBook.read>>['rows'][number]

/** 留言簿: what visitors wrote, and a place to write. */
export function GuestBook({ exhibitionId: id }: { exhibitionId: number }) {
  const [page, setPage] = useState(1)
  const query = useQuery(ask.exhibition.guestBook.read.queryOptions({ input: { id, page, size: 10 } }))
  return (
    <section className="guest-book" aria-label="留言簿">
      <Write id={id} />
      <Answered query={query}>
        {({ rows, total }) => (
          <>
            {rows.length === 0 && <p className="muted">还没有公开的留言。</p>}
            <ul>
              {rows.map((row) => (
                <Entry key={row.id} id={id} row={row} />
              ))}
            </ul>
            {total > 10 && (
              <div className="row">
                <button
                  type="button"
                  className="button"
                  disabled={page === 1}
                  onClick={() => setPage(page - 1)}
                >
                  上一页
                </button>
                <button
                  type="button"
                  className="button"
                  disabled={page * 10 >= total}
                  onClick={() => setPage(page + 1)}
                >
                  下一页
                </button>
              </div>
            )}
          </>
        )}
      </Answered>
    </section>
  )
}

function Write({ id }: { id: number }) {
  const [text, setText] = useState('')
  const [named, setNamed] = useState(true)
  const write = useAct(call.exhibition.guestBook.write, { done: '已提交，审看后公开' })
  const field = useId()
  const send = async () => {
    if (await write.run({ id, text, named })) setText('')
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <label htmlFor={field}>写留言</label>
      <textarea
        id={field}
        maxLength={300}
        value={text}
        placeholder="想说的话，300 字以内"
        onChange={(event) => setText(event.target.value)}
      />
      <div className="row">
        <label className="grow">
          <input type="checkbox" checked={named} onChange={(event) => setNamed(event.target.checked)} />{' '}
          显示我的姓名
        </label>
        <button type="submit" className="button primary" disabled={write.busy || text.trim().length < 2}>
          提交
        </button>
      </div>
    </form>
  )
}

function Entry({ id, row }: { id: number; row: Row }) {
  const takeBack = useAct(call.exhibition.guestBook.takeBack, { done: '已收回' })
  const report = useAct(call.exhibition.guestBook.report, { done: '已转布展单位处理' })
  const tell = async () => {
    const reason = await askReason({ title: '反映这条留言不妥', submit: '提交' })
    if (reason) await report.run({ id, entryId: row.id, reason })
  }
  return (
    <li>
      <p>{row.text}</p>
      {row.reply && <p className="reply">布展单位回复：{row.reply}</p>}
      <div className="row">
        <span className="grow muted">
          {row.name ?? '一位参观者'} <When at={row.writtenAt} /> {row.waiting && <Label>等待审看</Label>}
        </span>
        {row.own ? (
          <button type="button" className="link" onClick={() => void takeBack.run({ id, entryId: row.id })}>
            收回
          </button>
        ) : (
          <button type="button" className="link" onClick={() => void tell()}>
            反映
          </button>
        )}
      </div>
    </li>
  )
}
