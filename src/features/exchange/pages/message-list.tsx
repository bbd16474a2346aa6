import { useState } from 'react'
import { catalogue } from '#features/messages/templates/catalogue/rules.ts'
import { ask, type call, fileAddress } from '#web/call.ts'
import { When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { useMay, useOutside } from '#web/session.ts'
import { crossingStateNames, statesIn } from '../short-messages/rules.ts'
import { MessageDrawer } from './message-drawer.tsx'
import { PackageLink } from './package-link.tsx'
import { crossingTones } from './package-marks.ts'
import './exchange.css'

type Row = Awaited<ReturnType<typeof call.exchange.shortMessages.list>>['rows'][number]

const columnsOf = (outside: boolean, reads: boolean): Column<Row>[] => [
  ...(reads && !outside
    ? [{ key: 'recipientName', title: '收件人', card: 'title', fixed: true, width: 120 } as const]
    : []),
  { key: 'templateName', title: '短信类别', card: reads && !outside ? 'line' : 'title', width: 130 },
  {
    key: 'state',
    title: '状态',
    card: 'beside',
    width: 160,
    render: ({ state }) => <StatusDot tone={crossingTones[state]}>{crossingStateNames[state]}</StatusDot>,
  },
  { key: 'because', title: '原因', card: 'line', width: 190 },
  {
    key: 'package',
    title: '摆渡包',
    card: 'line',
    width: 100,
    render: (row) => <PackageLink id={row.packageId} number={row.packageNumber} />,
  },
  {
    key: 'at',
    title: outside ? '收到' : '排队',
    card: 'aside',
    sort: true,
    width: 150,
    render: (row) => <When at={row.at} />,
  },
  { key: 'lapsesAt', title: '作废时间', sort: true, width: 150, render: (row) => <When at={row.lapsesAt} /> },
  { key: 'settledAt', title: '办结', sort: true, width: 150, render: (row) => <When at={row.settledAt} /> },
]

const fieldsOf = (outside: boolean, reads: boolean): Field[] => [
  {
    kind: 'text',
    name: 'text',
    label: '查找',
    placeholder: reads && !outside ? '收件人，或摆渡包序号' : '摆渡包序号',
  },
  {
    kind: 'choices',
    name: 'state',
    label: '状态',
    options: statesIn(outside ? 'extranet' : 'intranet').map((value) => ({
      value,
      label: crossingStateNames[value],
    })),
  },
  {
    kind: 'choice',
    name: 'template',
    label: '短信类别',
    options: catalogue
      .filter(({ texts }) => texts.sms !== null)
      .map(({ key, name }) => ({ value: key, label: name })),
  },
  { kind: 'days', name: 'from', upTo: 'until', label: outside ? '收到日期' : '排队日期' },
]

/** 短信摆渡: each short message that goes by the other network, and how far it has come. */
export default function MessageList() {
  const outside = useOutside()
  const reads = useMay()('exchange.read')
  const [opened, open] = useState<number | null>(null)
  return (
    <>
      <ListPage
        name="exchange-messages"
        unit="条"
        columns={columnsOf(outside, reads)}
        fields={fieldsOf(outside, reads)}
        searchField="text"
        sortStart="-at"
        rowKey={(row: Row) => row.id}
        rowActs={(row) => (
          <button type="button" className="link" onClick={() => open(row.id)}>
            查看
          </button>
        )}
        question={({ values, sort, descending, page, size }) =>
          ask.exchange.shortMessages.list.queryOptions({
            input: { ...values, sort: sort as 'at', descending, page, size },
          })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values, sort, descending }) =>
              fileAddress('/exchange/messages.xlsx', { ...values, sort, descending }),
          },
        ]}
        above={
          <PageHelp>
            <Help outside={outside} />
          </PageHelp>
        }
        empty={
          <Empty title="没有短信">
            {outside
              ? '内网没有交来短信，或者没有符合条件的。'
              : '短信渠道设为“随摆渡包交外网平台发送”以后，每条短信到了哪一步都在这里。'}
          </Empty>
        }
      />
      {opened !== null && <MessageDrawer id={opened} onClose={() => open(null)} />}
    </>
  )
}

function Help({ outside }: { outside: boolean }) {
  return outside ? (
    <>
      内网交来的短信，号码一直加密，拨号时才解开，发后就删去；这里不知道发给谁。结果随回执包带回内网。24
      小时没有发出的作废。
    </>
  ) : (
    <>
      内网不连运营商。短信以加密的号码、模板和参数随摆渡包到外网，由外网的网关发送，回执随对方的包回来。24
      小时没有听到已经发出的作废，改用这个人的下一个渠道。
    </>
  )
}
