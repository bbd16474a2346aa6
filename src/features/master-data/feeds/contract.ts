import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf } from '#basics/contract.ts'
import { feedModes, feedOrigins, feedStatuses } from './rules.ts'

const id = z.number().int().positive()
const kind = z.enum(['organizations', 'people'])
const outcome = z.enum(['new', 'changed', 'quarantined'])

const Counts = z.object({
  new: z.number().int(),
  changed: z.number().int(),
  same: z.number().int(),
  quarantined: z.number().int(),
})

const FeedCounts = z.object({
  organizations: Counts,
  people: Counts,
  differences: z.number().int(),
  /** New people who are members of the Party. */
  newMembers: z.number().int(),
})

const FeedSummary = z.object({
  id,
  mode: z.enum(feedModes),
  origin: z.enum(feedOrigins),
  status: z.enum(feedStatuses),
  effectiveOn: day,
  receivedAt: z.string(),
  receivedBy: z.string(),
  comparedAt: z.string().nullable(),
  takenAt: z.string().nullable(),
  takenBy: z.string().nullable(),
  discardedAt: z.string().nullable(),
  /** Taken back: when, by whom, why. */
  undoneAt: z.string().nullable(),
  undoneBy: z.string().nullable(),
  undoneBecause: z.string().nullable(),
  files: z.array(
    z.object({
      position: z.number().int(),
      kind,
      name: z.string(),
      rows: z.number().int(),
      digest: z.string(),
    }),
  ),
  counts: FeedCounts.nullable(),
  /** What is being done, and how far; null when nothing is. `total` 0: not known. */
  progress: z.object({ stage: z.string(), done: z.number().int(), total: z.number().int() }).nullable(),
})

const Feed = FeedSummary.extend({
  /** True when every row says what was taken before. */
  nothingNew: z.boolean(),
  notes: z
    .object({
      unknownColumns: z.array(z.object({ file: z.string(), columns: z.array(z.string()) })),
      unknownPosts: z.array(z.object({ post: z.string(), people: z.number().int() })),
      correction: z.boolean(),
    })
    .nullable(),
  /** Why it failed, in words. */
  failure: z.string().nullable(),
  /** SHA-256 over the records taken: as sent, and as the register holds them. Equal when both sides agree. */
  digests: z.object({ sent: z.string(), held: z.string() }).nullable(),
  /** How often each field changes, and how. */
  fields: z.array(
    z.object({
      kind,
      field: z.string(),
      title: z.string(),
      effect: z.enum(['taken', 'difference']),
      rows: z.number().int(),
    }),
  ),
  /** How many faults each column has. */
  faults: z.array(z.object({ kind, column: z.string(), rows: z.number().int() })),
  /** Why it cannot be taken now, in words; null when it can. */
  whyNotTake: z.string().nullable(),
})

const FeedLine = z.object({
  position: z.number().int(),
  file: z.string(),
  line: z.number().int(),
  kind,
  key: z.string(),
  name: z.string(),
  outcome,
  /** Field by field, identity and phone numbers masked; of new rows everything the row says. */
  changes: z.array(
    z.object({
      field: z.string(),
      title: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
      effect: z.enum(['taken', 'difference']),
    }),
  ),
  faults: z.array(z.object({ column: z.string(), value: z.string(), reason: z.string() })),
})

const sheet = z.file()
const yes = z.union([z.boolean(), z.stringbool()])
const feeds = endpoint.meta({ permission: 'masterData.feed' })
const apart = endpoint.meta({ permission: 'masterData.feed', ownTransactions: true })

/** 主数据批次: received, compared, taken or discarded; what became of each row. */
export const contract = {
  receive: apart
    // Two files of the largest size that is read, and some room.
    .meta({ permission: 'masterData.feed', ownTransactions: true, megabytes: 210 })
    .route({
      method: 'POST',
      path: '/master-data/feeds',
      summary: '报送一批主数据（multipart，文件同 feed 约定）',
      description:
        'CSV（UTF-8 或 GB 18030）或 XLSX，一个或多个文件，字段名任意（如 files、organizations、people）。接收后在后台比对；take=true 时比对后直接采用。',
    })
    .input(
      // Whatever the parts are called, files are files.
      z
        .object({
          mode: z.enum(feedModes).default('full'),
          effectiveOn: day.optional(),
          take: yes.default(false),
          origin: z.enum(['upload', 'push']).default('push'),
          files: z.union([sheet, z.array(sheet)]).optional(),
        })
        .catchall(z.unknown()),
    )
    .output(Feed),
  list: feeds
    .route({ method: 'GET', path: '/master-data/feeds', summary: '主数据批次列表' })
    .input(z.object({ ...pageInput, status: z.enum(feedStatuses).optional() }))
    .output(pageOf(FeedSummary)),
  export: endpoint
    .meta({ permission: 'masterData.feed', download: true })
    .route({ method: 'GET', path: '/master-data/feeds.xlsx', summary: '导出主数据批次列表' })
    .input(z.object({ status: z.enum(feedStatuses).optional() }))
    .output(fileOutput),
  get: feeds
    .route({ method: 'GET', path: '/master-data/feeds/{id}', summary: '一批主数据：进度、数量、比对结果' })
    .input(z.object({ id }))
    .output(Feed),
  rows: feeds
    .route({ method: 'GET', path: '/master-data/feeds/{id}/rows', summary: '一批主数据的逐行比对结果' })
    .input(
      z.object({
        id,
        ...pageInput,
        kind: kind.optional(),
        outcome: outcome.optional(),
        field: z.string().max(40).optional(),
        text: z.string().trim().max(50).optional(),
      }),
    )
    .output(pageOf(FeedLine)),
  quarantine: endpoint
    .meta({ permission: 'masterData.feed', download: true })
    .route({
      method: 'GET',
      path: '/master-data/feeds/{id}/quarantine.xlsx',
      summary: '下载退回的行（原表加“退回原因”列，改正后可再次报送）',
    })
    .input(z.object({ id, kind }))
    .output(fileOutput),
  template: endpoint
    .meta({ permission: 'masterData.feed', download: true })
    .route({ method: 'GET', path: '/master-data/templates/{kind}', summary: '下载空白模板' })
    .input(z.object({ kind }))
    .output(fileOutput),
  take: feeds
    .route({ method: 'POST', path: '/master-data/feeds/{id}/taking', summary: '采用一批主数据' })
    .input(z.object({ id }))
    .output(Feed),
  discard: feeds
    .route({ method: 'POST', path: '/master-data/feeds/{id}/discarding', summary: '放弃一批主数据' })
    .input(z.object({ id }))
    .output(Feed),
  compareAgain: feeds
    .route({ method: 'POST', path: '/master-data/feeds/{id}/comparison', summary: '重新比对一批主数据' })
    .input(z.object({ id }))
    .output(Feed),
}
