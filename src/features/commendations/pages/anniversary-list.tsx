import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { useAddress } from '#web/kit/address.ts'
import { confirm } from '#web/kit/confirm.tsx'
import { RareName } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { Empty } from '#web/kit/states.tsx'
import { today } from '#web/kit/today.ts'
import { useMay } from '#web/session.ts'
import { kindFacts } from '../rules.ts'

type Row = Awaited<ReturnType<typeof call.commendations.anniversaries>>['rows'][number]

const columns: Column<Row>[] = [
  {
    key: 'name',
    title: '姓名',
    card: 'title',
    fixed: true,
    width: 110,
    render: ({ name }) => <RareName name={name} />,
  },
  { key: 'years', title: '党龄', card: 'beside', width: 80, render: ({ years }) => `${years} 年` },
  { key: 'organizationName', title: '党支部', card: 'line', width: 280 },
  { key: 'joinedOn', title: '入党日期', width: 120 },
  { key: 'becameFullOn', title: '转正日期', card: 'aside', width: 120 },
]

const thisYear = () => Number(today().slice(0, 4))
const fields = (): Field[] => [
  {
    kind: 'choice',
    name: 'year',
    label: '年度',
    required: true,
    options: [0, 1].map((more) => ({ value: String(thisYear() + more), label: `${thisYear() + more} 年` })),
  },
]

/** 光荣在党50年: found in the register, proposed in one press. */
export default function AnniversaryList() {
  const { nodes } = useOrganizations()
  const may = useMay()('commendations.propose')
  const year = Number(useAddress(fields()).values.year ?? thisYear())
  const propose = useAct(call.commendations.propose, { done: ({ ids }) => `已推荐 ${ids.length} 人` })
  const send = async (rows: Row[], done: () => void) => {
    const title = `推荐 ${rows.length} 人颁发纪念章？`
    if (!(await confirm({ title, words: kindFacts.fiftyYears.conditions, submit: '推荐' }))) return
    const personIds = rows.map(({ personId }) => personId)
    const deeds = '党龄满50年，一贯表现良好。'
    if (await propose.run({ kind: 'fiftyYears', level: '国家级', year, personIds, deeds })) done()
  }
  return (
    <>
      <PageHelp>
        <h3>光荣在党50年</h3>
        <p>
          列出截至当年7月1日党龄满50年、还没有推荐过的党员。党龄从转正之日算起（《中国共产党章程》第七条），没有登记转正日期的按入党日期。
        </p>
      </PageHelp>
      <ListPage
        name="anniversaries"
        unit="人"
        columns={columns}
        fields={fields()}
        start={{ year: String(thisYear()) }}
        rowKey={(row: Row) => row.personId}
        rowLink={(row) => `/people/${row.personId}`}
        tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }}
        question={({ values, page, size }) =>
          ask.commendations.anniversaries.queryOptions({ input: { ...values, page, size } })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values }) => fileAddress('/commendation-anniversaries.xlsx', { ...values }),
          },
        ]}
        batch={
          may
            ? [{ title: '推荐颁发纪念章', icon: 'bookmark', act: (rows, done) => void send(rows, done) }]
            : undefined
        }
        rowActs={
          may
            ? (row) => (
                <button type="button" className="link" onClick={() => void send([row], () => {})}>
                  推荐
                </button>
              )
            : undefined
        }
        empty={<Empty title="没有还要推荐的党员">满50年的都已推荐，或换一个年度再看。</Empty>}
      />
    </>
  )
}
