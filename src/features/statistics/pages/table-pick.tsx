import { useFrame } from '#web/kit/device.ts'
import '#web/kit/fields.css'

type Listed = { id: string; title: string }
type Props = { tables: readonly Listed[]; value: string; onPick: (id: string) => void }

/** The tables of the set: a list at the left, a field on the phone. */
export function TablePick(props: Props) {
  return useFrame() === 'phone' ? <Choice {...props} /> : <List {...props} />
}

const groups = [
  { title: '党员', ids: /^members-/ },
  { title: '变动', ids: /^(admissions|confirmations|exits|transfers|applicants)$/ },
  { title: '评议、教育与表彰', ids: /^(appraisals|training|commendations)$/ },
  { title: '党组织', ids: /^(organizations|elections)$/ },
]

function List({ tables, value, onPick }: Props) {
  return (
    <nav className="table-pick panel" aria-label="统计表">
      {groups.map(({ title, ids }) => (
        <div key={title}>
          <h2>{title}</h2>
          <ul>
            {tables
              .filter(({ id }) => ids.test(id))
              .map(({ id, title }) => (
                <li key={id}>
                  <button
                    type="button"
                    aria-current={id === value ? 'page' : undefined}
                    onClick={() => onPick(id)}
                  >
                    {title}
                  </button>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

function Choice({ tables, value, onPick }: Props) {
  return (
    <label className="table-choice">
      <span>统计表</span>
      <select className="input" value={value} onChange={(event) => onPick(event.target.value)}>
        {groups.map(({ title, ids }) => (
          <optgroup key={title} label={title}>
            {tables
              .filter(({ id }) => ids.test(id))
              .map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </label>
  )
}
