import { useQuery } from '@tanstack/react-query'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { When } from '#web/kit/facts.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import './ledger.css'

/** 年册: made in one press, kept with its digest, taken as PDF or Excel. */
export function BookPanel({ id, year }: { id: number; year: number }) {
  const may = useMay()('ledger.export')
  const query = useQuery(ask.ledger.books.list.queryOptions({ input: { id, size: 50 } }))
  const make = useAct(call.ledger.books.make, { done: '年册已生成' })
  return (
    <Panel title="年册">
      {may && (
        <p className="no-print">
          <button
            type="button"
            className="button primary"
            disabled={make.busy}
            onClick={() => void make.run({ id, year })}
          >
            <Icon name="print" />
            {make.busy ? '正在生成……' : `生成 ${year} 年年册`}
          </button>
        </p>
      )}
      <Answered query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title="还没有生成年册">生成后可下载 PDF 和 Excel，内容存下来不再改变。</Empty>
          ) : (
            <ul className="ledger-books">
              {rows.map((book) => (
                <li key={book.id}>
                  <div className="grow">
                    <strong>{book.year} 年年册</strong>
                    <p className="muted">
                      截至 {book.asOf} · {book.madeBy} 于 <When at={book.madeAt} /> 生成
                    </p>
                    <p className="ledger-digest muted">内容摘要 {book.digest}</p>
                  </div>
                  {may && <Files id={book.id} />}
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Panel>
  )
}

const Files = ({ id }: { id: number }) => (
  <div className="row">
    <a className="button" href={fileAddress(`/year-books/${id}/files/pdf`, {})} download>
      下载 PDF
    </a>
    <a className="button" href={fileAddress(`/year-books/${id}/files/xlsx`, {})} download>
      下载 Excel
    </a>
  </div>
)
