import { addressOf, useAddress } from '#web/kit/address.ts'
import { useFrame } from '#web/kit/device.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { sourceNames, sources } from '../rules.ts'
import { askingsOf, type Shown } from './when.ts'

type Place = Shown['places'][number]

/** Committees and general branches directly below, in the order of the tree: their branches together, none by itself. */
export function PlacesPanel({ shown }: { shown: Shown }) {
  const phone = useFrame() === 'phone'
  if (shown.places.length < 2) return null
  return (
    <Panel title="各党委、党总支" extra="按组织树顺序，所属党支部合在一起" flush={!phone}>
      {phone ? <Cards shown={shown} /> : <Table shown={shown} />}
    </Panel>
  )
}

function Name({ place }: { place: Place }) {
  const { search } = useAddress()
  if (place.id === null) return <>{place.name}</>
  return (
    <PageLink className="link" to={addressOf('/burden', { ...search, organizationId: place.id })}>
      {place.name}
    </PageLink>
  )
}

function Count({ shown, place, source }: { shown: Shown; place: Place; source: (typeof sources)[number] }) {
  const value = place.counts[source] ?? 0
  if (value === 0 || place.id === null) return <span className="number muted">{value}</span>
  return (
    <PageLink className="number" to={askingsOf(shown, source, undefined, place.id)}>
      {value.toLocaleString('zh-CN')}
    </PageLink>
  )
}

const Table = ({ shown }: { shown: Shown }) => (
  <div className="burden-places">
    <table>
      <thead>
        <tr>
          <th scope="col">党组织</th>
          <th scope="col">党支部</th>
          {sources.map((source) => (
            <th key={source} scope="col">
              {sourceNames[source]}
            </th>
          ))}
          <th scope="col">表单填写项数</th>
        </tr>
      </thead>
      <tbody>
        {shown.places.map((place) => (
          <tr key={place.id}>
            <th scope="row">
              <Name place={place} />
            </th>
            <td className="number">{place.branches}</td>
            {sources.map((source) => (
              <td key={source}>
                <Count shown={shown} place={place} source={source} />
              </td>
            ))}
            <td className="number">{place.fields.toLocaleString('zh-CN')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

const Cards = ({ shown }: { shown: Shown }) => (
  <ul className="burden-cards">
    {shown.places.map((place) => (
      <li key={place.id}>
        <p>
          <Name place={place} /> <small className="muted">{place.branches} 个党支部</small>
        </p>
        <dl>
          {sources.map((source) => (
            <div key={source}>
              <dt>{sourceNames[source]}</dt>
              <dd>
                <Count shown={shown} place={place} source={source} />
              </dd>
            </div>
          ))}
          <div>
            <dt>表单填写项数</dt>
            <dd className="number">{place.fields.toLocaleString('zh-CN')}</dd>
          </div>
        </dl>
      </li>
    ))}
  </ul>
)
