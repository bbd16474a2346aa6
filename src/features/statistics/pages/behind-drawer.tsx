import { keepPreviousData, type UseQueryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFrame } from '#web/kit/device.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import { RareName } from '#web/kit/facts.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Pager } from '#web/kit/pager.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import type { BehindShape } from '../answers/contract.ts'
import './behind-drawer.css'

type Props = {
  // biome-ignore lint/suspicious/noExplicitAny: the answer's shape is all that matters
  question: (page: number, size: number) => UseQueryOptions<any, any, BehindShape, any>
  /** The same list whole, as a file. */
  file?: string
  /** Why these are listed, and what to do. */
  note?: string
  onClose: () => void
}

const size = 50

/** 反查: the people, or the organizations, behind a number. */
export function BehindDrawer({ question, file, note, onClose }: Props) {
  const [page, setPage] = useState(1)
  const may = useMay()
  const query = useQuery({ ...question(page, size), placeholderData: keepPreviousData })
  const list = query.data
  const unit = list?.of === 'organizations' ? '个党组织' : '人'
  const foot = file && may('statistics.export') && list && list.total > 0 && (
    <a className="button" href={file} download>
      <Icon name="download" />
      导出名单
    </a>
  )
  return (
    <Dialog open drawer width={1100} title={list?.title ?? '名单'} onClose={onClose} foot={foot}>
      {note && <p className="behind-note">{note}</p>}
      <Answered query={query} lines={10}>
        {(shown) =>
          shown.total === 0 ? (
            <Empty title="没有名单">这一格没有人员。</Empty>
          ) : (
            <>
              <p className="behind-total">
                共 <b className="number">{shown.total.toLocaleString('zh-CN')}</b> {unit}
              </p>
              <Rows list={shown} />
              {shown.total > size && <Pager page={page} size={size} total={shown.total} turn={setPage} />}
            </>
          )
        }
      </Answered>
    </Dialog>
  )
}

const addressOf = ({ of }: BehindShape, id: number) =>
  of === 'people' ? `/people/${id}` : `/organizations/${id}`

function Rows({ list }: { list: BehindShape }) {
  return useFrame() === 'phone' ? <Cards list={list} /> : <Table list={list} />
}

function Table({ list }: { list: BehindShape }) {
  const own = list.of === 'people' ? ['姓名', '工号', '党组织'] : ['党组织', '组织编码', '类别']
  return (
    <div className="behind-table">
      <table>
        <thead>
          <tr>
            {[...own, ...list.headers].map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one person may be listed twice
            <tr key={at}>
              <th scope="row">
                <PageLink className="link" to={addressOf(list, row.id)}>
                  <RareName name={row.name} />
                </PageLink>
              </th>
              <td className="number">{row.code}</td>
              <td>{row.place}</td>
              {row.facts.map((fact, column) => (
                <td key={list.headers[column]}>{fact}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cards({ list }: { list: BehindShape }) {
  return (
    <ul className="behind-cards">
      {list.rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one person may be listed twice
        <li key={at}>
          <PageLink to={addressOf(list, row.id)}>
            <b>
              <RareName name={row.name} />
            </b>
            <small className="number">{row.code}</small>
            <span>{row.place}</span>
            <span className="facts-line">
              {row.facts.map((fact, column) => fact !== '' && <i key={list.headers[column]}>{fact}</i>)}
            </span>
          </PageLink>
        </li>
      ))}
    </ul>
  )
}
