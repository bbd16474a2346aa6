import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, type call } from '#web/call.ts'
import { Facts, When } from '#web/kit/facts.tsx'
import { PageHelp } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { Tabs } from '#web/kit/tabs.tsx'
import { useMay } from '#web/session.ts'
import { BlockedNumbers } from './blocked-numbers.tsx'
import { ChannelDialog, targetNames } from './channel-dialog.tsx'
import { FilterWords } from './filter-words.tsx'
import { Groups } from './groups.tsx'

export type Channels = Awaited<ReturnType<typeof call.messages.channels.list>>
type Channel = Channels['channels'][number]

/** Of what is told to people itself: none of it is kept on the extranet. */
const whatIsManaged = [
  { key: 'groups', title: '群机器人', show: () => <Groups /> },
  { key: 'blocked', title: '短信黑名单', show: () => <BlockedNumbers /> },
  { key: 'words', title: '拦截词', show: () => <FilterWords /> },
]

/** 发送渠道: the gateway for short messages, the numbers that get none, the words that carriers stop. */
export default function ChannelsPage() {
  const manages = useMay()('messages.manage')
  const gateway = { key: 'gateway', title: '网关', show: () => <Gateways /> }
  return (
    <>
      <PageHeader
        actions={
          manages && (
            <PageLink to="/message-replies" className="button">
              收到的短信
            </PageLink>
          )
        }
      />
      <PageHelp>
        没有接入网关时，短信只显示在“消息发送情况”里，不会发出。内网部署建议用运营商专线（CMPP），回执和回复走同一条线路；云短信须让云服务访问到“推送地址”。密钥保存后不再显示。群机器人只说有什么事，不写姓名和内容。
      </PageHelp>
      <Tabs label="发送渠道" tabs={[gateway, ...(manages ? whatIsManaged : [])]} />
    </>
  )
}

function Gateways() {
  const query = useQuery(ask.messages.channels.list.queryOptions({}))
  const [open, setOpen] = useState<Channel | null>(null)
  return (
    <Answered query={query}>
      {({ channels, adapters }) => (
        <div className="stack">
          {channels.map((one) => (
            <ChannelPanel key={one.channel} channel={one} change={() => setOpen(one)} />
          ))}
          {open && (
            <ChannelDialog
              channel={open}
              adapters={adapters[open.channel] ?? []}
              onClose={() => setOpen(null)}
            />
          )}
        </div>
      )}
    </Answered>
  )
}

const states: Record<string, string> = { ready: '正常', connecting: '正在连接', down: '没有连上' }

function ChannelPanel({ channel, change }: { channel: Channel; change: () => void }) {
  const { health } = channel
  return (
    <Panel
      title={channel.name}
      extra={
        <button type="button" className="button" onClick={change}>
          设置
        </button>
      }
    >
      <div className="stack">
        {channel.channel === 'push' && (
          <Notice kind="info">
            浏览器通知由浏览器厂商的推送服务转送，服务器和各人的设备都须能上互联网；内网部署请保持停用。内容加密传送，只写事项类型和编号。
          </Notice>
        )}
        {channel.adapter === 'outbox' && (
          <Notice kind="info">还没有接入短信网关：短信只显示在“消息发送情况”里，不会发到手机。</Notice>
        )}
        <Facts
          facts={[
            { label: '网关', value: channel.adapterName },
            {
              label: '状态',
              value: (
                <StatusDot tone={channel.enabled ? 'good' : 'quiet'}>
                  {channel.enabled ? '已启用' : '已停用'}
                </StatusDot>
              ),
            },
            {
              label: '连接',
              value:
                health &&
                `${states[health.state] ?? health.state}${health.because ? `：${health.because}` : ''}`,
              absent: !health,
            },
            {
              label: '签名',
              value: String(channel.settings.signature ?? ''),
              absent: channel.channel !== 'sms',
            },
            {
              label: '发件邮箱',
              value: String(channel.settings.sender ?? '还没有设置'),
              absent: channel.channel !== 'mail',
            },
            {
              label: '联系邮箱',
              value: String(channel.settings.contact ?? '还没有设置'),
              absent: channel.channel !== 'push',
            },
            {
              label: '准许的推送服务',
              value: String(channel.settings.services ?? ''),
              wide: true,
              absent: channel.channel !== 'push',
            },
            { label: '推送地址', value: channel.callback, wide: true, absent: !channel.callback },
            { label: '每分钟最多', value: `${channel.perMinute} 条` },
            {
              label: `每个${targetNames[channel.channel]}每小时最多`,
              value: `${channel.perNumberHour} 条`,
            },
            { label: '单价', value: `${channel.price} 元` },
            {
              label: '设置',
              value: (
                <>
                  {channel.changedBy}，<When at={channel.changedAt} />
                </>
              ),
              absent: !channel.changedAt,
            },
          ]}
        />
      </div>
    </Panel>
  )
}
