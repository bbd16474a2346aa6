import { channelNames, statusNames } from '#features/messages/rules.ts'
import { Panel } from '#web/kit/panel.tsx'
import { Timeline, type TimelineEntry } from '#web/kit/timeline.tsx'
import { type Closing, closingNames, type EventKind } from '../evaluation/rules.ts'
import { levelNames } from '../rulebook/rules.ts'
import type { Alert } from './alert.tsx'

const eventNames: Record<EventKind, string> = {
  opened: '发现',
  closed: '关闭',
  reopened: '再次发现',
  escalated: '升级提醒上一级',
  snoozed: '暂缓提醒',
  woken: '恢复提醒',
}

/** What happened to the alert, and who was told when: one line for each time, however many were told. */
export function AlertHistory({ alert }: { alert: Alert }) {
  const entries = [...alert.events.map(eventEntry), ...reminderEntries(alert)]
  return (
    <Panel title="经过">
      <Timeline entries={entries.toSorted((one, other) => ((one.at ?? '') < (other.at ?? '') ? 1 : -1))} />
    </Panel>
  )
}

const eventEntry = ({ id, kind, at, by, note }: Alert['events'][number]): TimelineEntry => ({
  key: `event-${id}`,
  title: eventNames[kind],
  note: by,
  at,
  tone: kind === 'closed' ? 'good' : kind === 'escalated' ? 'warning' : 'info',
  children: note && (kind === 'closed' ? closingNames[note as Closing] : note),
})

const reminderEntries = ({ reminders }: Alert): TimelineEntry[] =>
  [...Map.groupBy(reminders, ({ occasion, at }) => `${occasion} ${at}`)].map(([key, list]) => ({
    key: `reminder-${key}`,
    title: `提醒（${list[0]?.occasion ?? ''}）`,
    at: list[0]?.at ?? null,
    tone: list.some(({ name }) => name === null) ? 'warning' : 'quiet',
    children: list.map((one) => `${levelNames[one.level]}：${receivedBy(one)}`).join('；'),
  }))

/** 张三（站内已读，短信已送达）; what was kept back as not needed is not told. */
function receivedBy({ name, readAt, ways }: Alert['reminders'][number]): string {
  if (name === null) return '没有人接收'
  const others = ways
    .filter(({ status }) => status !== 'waiting' && status !== 'dropped')
    .map(({ channel, status }) => `${channelNames[channel]}${statusNames[status]}`)
  return `${name}（${[readAt ? '站内已读' : '站内未读', ...others].join('，')}）`
}
