import { useFrame } from '#web/kit/device.ts'
import { Icon } from '#web/kit/icon.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import type { Question } from '../rules.ts'
import { listOf, type Shown } from './shown.ts'

type Child = Shown['children'][number]
type Column = { key: keyof Child & string; title: string; question: Question }

const columns: Column[] = [
  { key: 'total', title: '党员', question: {} },
  { key: 'probationary', title: '预备党员', question: { politicalStatus: ['probationaryMember'] } },
  { key: 'women', title: '女', question: { gender: 'female' } },
  { key: 'minority', title: '少数民族', question: { minority: true } },
  { key: 'upTo35', title: '35岁及以下', question: { ageTo: 35 } },
  { key: 'college', title: '大专及以上', question: { collegeOrAbove: true } },
  { key: 'retired', title: '离退休', question: { occupation: ['retired'] } },
]

/** The organizations directly below, in the order of the tree; a name leads down, a number to its people. */
export function ChildrenPanel({ shown, drill }: { shown: Shown; drill: (id: number) => string }) {
  const phone = useFrame() === 'phone'
  if (shown.children.length === 0) return null
  return (
    <Panel title="下级党组织" extra={`${shown.children.length} 个，按组织树顺序`} flush={!phone}>
      {phone ? <Cards list={shown.children} drill={drill} /> : <Table list={shown.children} drill={drill} />}
    </Panel>
  )
}

type Props = { list: Child[]; drill: (id: number) => string }

function Table({ list, drill }: Props) {
  return (
    <div className="dashboard-table">
      <table>
        <thead>
          <tr>
            <th scope="col">党组织</th>
            {columns.map(({ key, title }) => (
              <th key={key} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.map((child) => (
            <tr key={child.id}>
              <th scope="row">
                <PageLink className="link" to={drill(child.id)}>
                  {child.shortName ?? child.name}
                </PageLink>
              </th>
              {columns.map(({ key, question }) => (
                <td key={key}>
                  <Count value={child[key] as number} to={listOf(child.id, question)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Count({ value, to }: { value: number; to: string }) {
  const words = value.toLocaleString('zh-CN')
  if (value === 0) return <span className="number muted">0</span>
  return (
    <PageLink className="number" to={to}>
      {words}
    </PageLink>
  )
}

/** On the phone: the name and all its members in one line, the others below. */
function Cards({ list, drill }: Props) {
  const [all, ...others] = columns
  return (
    <ul className="dashboard-cards">
      {list.map((child) => (
        <li key={child.id}>
          <div>
            <PageLink className="grow" to={drill(child.id)}>
              {child.shortName ?? child.name}
              <Icon name="right" size={14} />
            </PageLink>
            <b>
              <Count value={child.total} to={listOf(child.id, all?.question)} /> 人
            </b>
          </div>
          <dl>
            {others.map(({ key, title, question }) => (
              <div key={key}>
                <dt>{title}</dt>
                <dd>
                  <Count value={child[key] as number} to={listOf(child.id, question)} />
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  )
}
