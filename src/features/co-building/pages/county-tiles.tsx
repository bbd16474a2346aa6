import { useAddress } from '#web/kit/address.ts'
import { Facts } from '#web/kit/facts.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Empty } from '#web/kit/states.tsx'
import { thresholds } from '../rules.ts'
import type { Board } from './board.tsx'
import { inWan } from './money.ts'

type County = Board['counties'][number]

/** By the average income of its villages: below the first threshold, between, above the second. */
const steps = ['没有村', '不到 10 万元', '10 至 15 万元', '15 万元以上'] as const
const stepOf = ({ villages, averageFen }: County) =>
  villages === 0 ? 0 : 1 + thresholds.filter((least) => averageFen >= least).length

/** 分县图块: one tile for each county of the data, coloured by what its villages have on average. */
export function CountyTiles({ board }: { board: Board }) {
  const { search, change } = useAddress()
  const chosen = board.counties.find(({ county }) => county === search.county)
  return (
    <Panel title="分县情况" className="cb-map">
      {board.counties.length === 0 ? (
        <Empty title="还没有项目和行政村" icon="grid" />
      ) : (
        <>
          <div className="cb-tiles">
            {board.counties.map((one) => (
              <button
                key={one.county}
                type="button"
                className={`cb-tile cb-step-${stepOf(one)}`}
                aria-pressed={one === chosen}
                aria-label={`${one.county}，${one.projects} 个项目，${one.villages} 个村，村均 ${inWan(one.averageFen)} 万元`}
                onClick={() => change({ county: one === chosen ? undefined : one.county })}
              >
                <b>{one.county}</b>
                <span className="number">{inWan(one.averageFen)}</span>
                <small>{one.projects} 个项目</small>
                <small>{one.villages} 个村</small>
              </button>
            ))}
          </div>
          <footer className="cb-legend">
            <ul aria-label="图例：村均集体收入">
              {steps.map((name, step) => (
                <li key={name}>
                  <i className={`cb-step-${step}`} />
                  {name}
                </li>
              ))}
            </ul>
            <p>图块为各县索引，不表示地理边界、面积和位置关系</p>
          </footer>
          {chosen && <CountyFacts county={chosen} board={board} />}
        </>
      )}
    </Panel>
  )
}

function CountyFacts({ county, board: { year, before } }: { county: County; board: Board }) {
  const { county: name, villages, above } = county
  const [ten = 0, fifteen = 0] = above
  const of = (count: number) =>
    villages === 0 ? `${count} 个` : `${count} 个（${((count * 100) / villages).toFixed(0)}%）`
  const projects = `/co-building-projects?county=${encodeURIComponent(name)}`
  const list = `/villages?county=${encodeURIComponent(name)}&year=${year}&before=${before}`
  return (
    <section className="cb-county" aria-label={name}>
      <h3>{name}</h3>
      <Facts
        least={210}
        facts={[
          {
            label: '项目',
            value: (
              <PageLink className="link" to={projects}>
                {county.projects} 个
              </PageLink>
            ),
          },
          {
            label: '总投资',
            value: (
              <PageLink className="link" to={projects}>
                {inWan(county.totalFen)} 万元
              </PageLink>
            ),
          },
          {
            label: '行政村',
            value: (
              <PageLink className="link" to={list}>
                {villages} 个
              </PageLink>
            ),
          },
          {
            label: '项目分红',
            value: (
              <PageLink className="link" to={list}>
                {inWan(county.paidFen)} 万元
              </PageLink>
            ),
          },
          {
            label: '达 10 万元的村',
            value: (
              <PageLink className="link" to={`${list}&above=10`}>
                {of(ten)}
              </PageLink>
            ),
          },
          {
            label: '达 15 万元的村',
            value: (
              <PageLink className="link" to={`${list}&above=15`}>
                {of(fifteen)}
              </PageLink>
            ),
          },
        ]}
      />
    </section>
  )
}
