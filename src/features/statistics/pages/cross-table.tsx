import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ask, fileAddress } from '#web/call.ts'
import { useAddress } from '#web/kit/address.ts'
import { useFrame } from '#web/kit/device.ts'
import { Icon } from '#web/kit/icon.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered, Skeleton } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import type { CrossDefinitionShape } from '../cross-tables/contract.ts'
import { BehindDrawer } from './behind-drawer.tsx'
import { CrossDesign } from './cross-design.tsx'
import { readQuestion, writeQuestion } from './cross-question.ts'
import { CrossSaved, SaveButton } from './cross-saved.tsx'
import { NumberTable } from './number-table.tsx'
import { PlaceBar, usePlaceAsked } from './place-bar.tsx'
import { TableChart } from './table-chart.tsx'
import './statistics.css'
import './cross-table.css'

const closed = { row: undefined, column: undefined }

/** 自由报表: two dimensions, what is shown, and conditions; kept, shared, taken out; every number opens its people. */
export default function CrossTablePage() {
  const place = usePlaceAsked()
  const { search, change } = useAddress()
  const definition = readQuestion(search)
  const { organizationId, asOf } = place
  const offered = useQuery({
    ...ask.statistics.crossTables.offer.queryOptions({
      input: { organizationId: organizationId ?? 0, asOf },
    }),
    enabled: organizationId !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
  })
  const may = useMay()
  const phone = useFrame() === 'phone'
  const bar = <PlaceBar place={place} reset={closed} />
  return (
    <>
      <PageHeader
        note="选好行和栏即时算出，点数字看名单。设计写在地址里，可以直接把地址发给同事。"
        actions={
          <>
            {!phone && bar}
            {may('statistics.share') && <SaveButton definition={definition} />}
          </>
        }
      />
      {phone && bar}
      <Answered query={offered} lines={10}>
        {(dimensions) => (
          <div className="cross">
            <div className="cross-side">
              <CrossDesign
                offered={dimensions}
                asked={definition}
                change={(next) => change({ ...writeQuestion(next), ...closed, saved: undefined })}
              />
              <CrossSaved />
            </div>
            {organizationId !== undefined && <Result asked={{ organizationId, asOf, definition }} />}
          </div>
        )}
      </Answered>
    </>
  )
}

type Asked = { organizationId: number; asOf?: string; definition: CrossDefinitionShape }

function Result({ asked }: { asked: Asked }) {
  const { search, change } = useAddress()
  const may = useMay()
  const query = useQuery({
    ...ask.statistics.crossTables.run.queryOptions({ input: asked }),
    placeholderData: keepPreviousData,
  })
  const open = (row: string, column: string) => change({ row, column }, { push: true })
  const [row, column] = [search.row, search.column]
  return (
    <div className="statistics-main">
      <Answered query={query} lines={10}>
        {(table) => (
          <>
            <Panel title={table.title} extra={may('statistics.export') && <Files asked={asked} />}>
              <p className="statistics-unit">单位：{table.unit}</p>
              <NumberTable table={table} onPick={open} />
            </Panel>
            <Panel>
              <TableChart table={table} onPick={open} />
            </Panel>
          </>
        )}
      </Answered>
      {query.isPending && <Skeleton lines={4} />}
      {typeof row === 'string' && typeof column === 'string' && (
        <BehindDrawer
          key={`${row} ${column}`}
          question={(page, size) =>
            ask.statistics.crossTables.behind.queryOptions({ input: { ...asked, row, column, page, size } })
          }
          file={fileAddress('/statistics/cross-tables/cells.xlsx', { ...asked, row, column })}
          onClose={() => change(closed)}
        />
      )}
    </div>
  )
}

function Files({ asked }: { asked: Asked }) {
  const href = (format: string) => fileAddress(`/statistics/cross-tables/answer/files/${format}`, asked)
  return (
    <span className="statistics-files no-print">
      <a className="link" href={href('xlsx')} download>
        <Icon name="download" size={16} /> Excel
      </a>
      <a className="link" href={href('pdf')} download>
        <Icon name="print" size={16} /> PDF
      </a>
    </span>
  )
}
