import { Panel } from '#web/kit/panel.tsx'
import { Empty } from '#web/kit/states.tsx'
import type { Tone } from '#web/kit/status-dot.tsx'
import { Timeline, type TimelineEntry } from '#web/kit/timeline.tsx'
import type { PersonRecord } from './person-facts.tsx'

const tones: Record<string, Tone> = {
  admitted: 'red',
  confirmed: 'red',
  transferredIn: 'info',
  moved: 'info',
  restored: 'good',
  extended: 'warning',
  suspended: 'warning',
  transferredOut: 'quiet',
  died: 'quiet',
}
const endings = new Set(['expelled', 'removed', 'persuadedOut', 'withdrew', 'probationCancelled'])

/** 党内履历: the periods of the record, newest first, and the posts that began in them. */
export function PersonCareer({ person }: { person: PersonRecord }) {
  const entries = [...person.periods.map(periodEntry), ...person.heldPosts.map(postEntry)].sort(
    (one, other) => (other.at ?? '').localeCompare(one.at ?? ''),
  )
  return (
    <Panel title="党内履历">
      {entries.length > 0 ? <Timeline entries={entries.map(sinceKnown)} /> : <Empty title="还没有履历" />}
    </Panel>
  )
}

function periodEntry(period: PersonRecord['periods'][number]): TimelineEntry {
  const { from, until, beganBy, title, organizationName, politicalStatus, membership, employment } = period
  return {
    key: `period-${from}`,
    title,
    note: organizationName,
    outcome: until ? `至 ${until}` : '至今',
    at: from,
    tone: endings.has(beganBy) ? 'bad' : tones[beganBy],
    children: [politicalStatus, membership === '非党员' ? null : membership, employment]
      .filter(Boolean)
      .join('，'),
  }
}

function postEntry(post: PersonRecord['heldPosts'][number]): TimelineEntry {
  return {
    key: `post-${post.id}`,
    title: `任${post.title}`,
    note: post.organizationName,
    outcome: post.untilOn ? `至 ${post.untilOn}` : '至今',
    at: post.fromOn,
    tone: 'gold',
    children: post.endedBecause ? `结束原因：${post.endedBecause}` : undefined,
  }
}

/** As far back as is known has no day. */
const sinceKnown = (entry: TimelineEntry): TimelineEntry =>
  entry.at && entry.at < '1800' ? { ...entry, at: null, note: <>{entry.note}（此前）</> } : entry
