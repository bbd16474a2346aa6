// GENERATED from database/migrations by scripts/snapshot.ts: do not edit.
import type { ColumnType, GeneratedAlways } from 'kysely'

/** A column that the database fills when it is left out. */
export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>

/** Read as ISO 8601 in UTC, written as that or as a Date. */
export type Instant = ColumnType<string, string | Date, string | Date>

/** Read as the value, written as JSON text: JSON.stringify it, for pg would take an array for a PostgreSQL array. */
export type Json = ColumnType<unknown, string, string>

export type Bytes = ColumnType<Buffer, Uint8Array, Uint8Array>

export interface Absence {
  id: GeneratedAlways<number>
  direction: 'out' | 'in'
  kind: 'temporary' | 'mobile'
  organization_id: number
  person_id: number | null
  name: string
  home_name: string | null
  place: string
  abroad: Generated<boolean>
  from_on: string
  until_on: string
  ended_on: string | null
  ended_note: string | null
  document_id: number | null
  recorded_at: Instant
  recorded_by: string
}

export interface AbsenceContact {
  id: GeneratedAlways<number>
  absence_id: number
  on_day: string
  note: string
  recorded_at: Instant
  recorded_by: string
}

export interface Account {
  id: GeneratedAlways<number>
  username: string
  name: string
  person_id: number | null
  password_hash: string | null
  password_at: Instant | null
  must_change_password: Generated<boolean>
  demo_title: string | null
  created_at: Instant
  disabled_at: Instant | null
  disabled_because: string | null
}

export interface AccountChallenge {
  session_id: number
  purpose: 'add' | 'prove'
  challenge: string
  expires_at: Instant
}

export interface AccountPasskey {
  id: GeneratedAlways<number>
  account_id: number
  credential_id: string
  public_key: Bytes
  counter: number
  transports: Json
  name: string
  added_at: Instant
  used_at: Instant | null
  removed_at: Instant | null
}

export interface AccountPassword {
  id: GeneratedAlways<number>
  account_id: number
  password_hash: string
  set_at: Instant
}

export interface AccountRecoveryCode {
  id: GeneratedAlways<number>
  account_id: number
  mark: string
  code_hash: string
  made_at: Instant
  used_at: Instant | null
}

export interface AccountRequest {
  id: GeneratedAlways<number>
  kind: 'open' | 'enable' | 'disable' | 'password' | 'factors' | 'grant' | 'revoke'
  account_id: number | null
  person_id: number | null
  username: string | null
  role: 'branch' | 'committee' | 'politicalWorkDepartment' | null
  organization_id: number | null
  from_on: string | null
  until_on: string | null
  grant_id: number | null
  name: string
  path: string
  reason: string
  asked_by: number
  asker_name: string
  asker_person_id: number | null
  asked_at: Instant
  state: Generated<'waiting' | 'done' | 'refused' | 'withdrawn'>
  decided_by: number | null
  decider_name: string | null
  decider_person_id: number | null
  decided_at: Instant | null
  because: string | null
}

export interface AccountSession {
  id: GeneratedAlways<number>
  token_hash: Bytes
  account_id: number
  created_at: Instant
  seen_at: Instant
  ended_at: Instant | null
  ended_because: 'signedOut' | 'tooMany' | 'revoked' | 'passwordChanged' | 'disabled' | 'wrongPin' | 'notAllowed' | 'factorFailed' | 'factorsCleared' | null
  ip: string
  agent: string
  kept_until: Instant | null
  pin_hash: string | null
  pin_failures: Generated<number>
  lock_minutes: number | null
  locked_at: Instant | null
  factor_due: Generated<boolean>
  proved_at: Instant | null
  proved_by: 'password' | 'link' | 'totp' | 'passkey' | 'recoveryCode' | 'exempt' | 'oidc' | 'ldap' | null
  provider_id: number | null
}

export interface AccountTotp {
  account_id: number
  secret_sealed: Bytes | null
  confirmed_at: Instant | null
  last_step: number | null
  pending_sealed: Bytes | null
  pending_at: Instant | null
}

export interface Administrator {
  id: GeneratedAlways<number>
  account_id: number
  office: 'systemAdministrator' | 'securityAdministrator' | 'auditAdministrator'
  person_id: number
  from_on: string
  until_on: string | null
  appointed_at: Instant
  appointed_by: string
  reason: string
  relieved_by: string | null
  relieved_because: string | null
}

export interface Admission {
  id: GeneratedAlways<number>
  person_id: number
  status_before: 'masses' | 'leagueMember' | 'otherParty' | 'applicant'
  stage: 'application' | 'activist' | 'candidate' | 'admission' | 'probation'
  next_act: string | null
  next_from: string | null
  next_by: string | null
  applied_on: string | null
  missing: Generated<number>
  started_at: Instant
  started_by: string
  done_on: string | null
  ended_on: string | null
  ended_as: 'withdrawn' | 'stopped' | 'cancelled' | null
  ended_because: string | null
  status: GeneratedAlways<string>
  recalled_because: string | null
}

export interface AdmissionEntry {
  id: GeneratedAlways<number>
  admission_id: number
  seq: number
  act: string
  on_day: string
  version: '2014' | '2026'
  passed: boolean
  details: Generated<Json>
  late_because: string | null
  organization_id: number | null
  recorded_at: Instant
  recorded_by: string
  account_id: number | null
  meeting_id: number | null
}

export interface AdmissionHelper {
  entry_id: number
  slot: number
  person_id: number
  name: string
}

export interface AdmissionMaterial {
  entry_id: number
  material: string
  dated_on: string
  filed_at: Instant
  filed_by: string
  meeting_id: number | null
}

export interface AdmissionObjection {
  id: GeneratedAlways<number>
  admission_id: number
  text: string
  raised_at: Instant
  raised_by: string
  account_id: number | null
  answer: string | null
  answered_at: Instant | null
  answered_by: string | null
}

export interface AdmissionOrder {
  act: string
  needs: string | null
}

export interface AdmissionQuota {
  organization_id: number
  year: number
  places: number
  set_at: Instant
  set_by: string
}

export interface AdmissionVote {
  entry_id: number
  meeting_id: number | null
  entitled: number
  present: number
  handed_out: number
  returned: number
  in_favour: number
  against: number
  abstained: number
  spoiled: number
  written: number
}

export interface Affair {
  id: GeneratedAlways<number>
  kind: string
  title: string
  organization_id: number
  organization_path: string
  chain_key: string
  chain_version: number
  subject: Json
  address: string | null
  state: Json
  status: 'running' | 'approved' | 'declined' | 'withdrawn'
  step: string | null
  step_name: string | null
  due_on: string | null
  started_at: Instant
  started_by: number | null
  started_name: string
  started_title: string
  moved_at: Instant
  ended_at: Instant | null
  request_key: string | null
}

export interface AffairAttachment {
  id: GeneratedAlways<number>
  affair_id: number
  event_id: number | null
  name: string
  bytes: number
  digest: string
  added_at: Instant
  added_by: number
}

export interface AffairCopy {
  affair_id: number
  account_id: number
  copied_at: Instant
  copied_by: string
  read_at: Instant | null
}

export interface AffairDocument {
  affair_id: number
  document_id: number
}

export interface AffairDraft {
  affair_id: number
  account_id: number
  opinion: string
  saved_at: Instant
  marks: Generated<string[]>
}

export interface AffairEvent {
  id: GeneratedAlways<number>
  affair_id: number
  act: string
  at: Instant
  account_id: number | null
  name: string
  title: string
  for_account_id: number | null
  for_name: string | null
  step: string | null
  step_name: string | null
  opinion: string | null
  detail: Generated<Json>
  event: Json | null
  request_key: string | null
}

export interface AffairKind {
  key: string
  name: string
  sms_allowed: Generated<boolean>
}

export interface AffairTask {
  id: GeneratedAlways<number>
  affair_id: number
  number: number
  step: string
  step_name: string
  office: string | null
  account_id: number | null
  holder: string
  status: Generated<'open' | 'waiting' | 'closed'>
  opened_at: Instant
  due_on: string | null
  harmless: Generated<boolean>
  urged_on: string | null
  outcome: 'approved' | 'declined' | 'sentBack' | 'completed' | 'reassigned' | 'withdrawn' | 'overtaken' | null
  closed_at: Instant | null
  closed_by: number | null
  closed_name: string | null
}

export interface Alert {
  id: GeneratedAlways<number>
  rule_key: string
  rule_version: number
  subject_kind: string
  subject_key: string
  subject_name: string
  organization_id: number
  person_id: number | null
  due_on: string
  dated: boolean
  since: string | null
  value: number | null
  facts: Generated<Json>
  opened_on: string
  closed_on: string | null
  closed_as: 'mended' | 'lapsed' | 'ruleOff' | 'ruleChanged' | 'overtaken' | null
  escalated_on: string | null
  snoozed_until: string | null
  snoozed_because: string | null
}

export interface AlertEvaluation {
  measure: string
  on_day: string
  at: Instant
  found: number
  opened: number
  closed: number
  reminded: number
}

export interface AlertEvent {
  id: GeneratedAlways<number>
  alert_id: number
  kind: 'opened' | 'closed' | 'reopened' | 'escalated' | 'snoozed' | 'woken'
  on_day: string
  at: Instant
  by_name: string
  note: string | null
}

export interface AlertReminder {
  id: GeneratedAlways<number>
  alert_id: number
  occasion: string
  level: 'self' | 'own' | 'above' | 'top'
  account_id: number | null
  fell_on: string
  made_at: Instant
}

export interface AlertRule {
  key: string
  measure: string
  made_at: Instant
  made_by: string
}

export interface AlertRuleVersion {
  rule_key: string
  version: number
  definition: Json
  note: string
  published_at: Instant
  published_by: string
  account_id: number | null
}

export interface AppraisalMember {
  round_id: number
  person_id: number
  name: string
  probationary: boolean
  absent_because: string | null
  self_text: string | null
  self_at: Instant | null
  self_by: string | null
  self_on_paper: Generated<boolean>
  voted: Generated<boolean>
  opinion: string | null
  grade: 'excellent' | 'qualified' | 'basicallyQualified' | 'unqualified' | null
}

export interface AppraisalObjection {
  id: GeneratedAlways<number>
  round_id: number
  person_id: number
  text: string
  raised_at: Instant
  answer: string | null
  answered_at: Instant | null
  answered_by: string | null
}

export interface AppraisalRemark {
  round_id: number
  about_id: number
  by_id: number
  text: string
  given_at: Instant
  entered_by: string
}

export interface AppraisalRound {
  id: GeneratedAlways<number>
  organization_id: number
  year: number
  state: Generated<'open' | 'self' | 'mutual' | 'test' | 'opinion' | 'closed'>
  roll_on: string
  excellent_one_in: number
  meeting_id: number | null
  paper_returned: number | null
  paper_spoiled: number | null
  paper_tellers: string | null
  opened_at: Instant
  opened_by: string
  told_at: Instant | null
  told_by: string | null
  closed_on: string | null
  closed_at: Instant | null
  closed_by: string | null
}

export interface AppraisalTally {
  round_id: number
  person_id: number
  source: 'online' | 'paper'
  excellent: Generated<number>
  qualified: Generated<number>
  basically_qualified: Generated<number>
  unqualified: Generated<number>
  abstained: Generated<number>
}

export interface ArchiveFonds {
  only: Generated<boolean>
  code: string
  name: string
  set_at: Instant
  set_by: string
}

export interface ArchiveInspection {
  id: GeneratedAlways<number>
  run_at: Instant
  run_by: string
  items: number
  bytes: number
  faults: Json
}

export interface ArchiveItem {
  id: GeneratedAlways<number>
  archive_number: string
  class: string
  fonds: string
  category: string
  year: number
  retention: 'Y' | 'D30' | 'D10'
  department: Generated<string>
  item_number: number
  title: string
  responsible: string
  formed_on: string
  document_numbers: string
  words: string
  organization_id: number
  organization_path: string
  subject_kind: string
  subject_id: number
  papers: number
  pages: number
  package_file_id: number
  package_digest: string
  bytes: number
  checks: Json
  filed_at: Instant
  filed_by: string
}

export interface ArchiveLoan {
  id: GeneratedAlways<number>
  archive_number: string
  account_id: number
  name: string
  reason: string
  asked_at: Instant
  until_on: string
  granted_at: Instant | null
  declined_at: Instant | null
  decided_by: string | null
  decided_because: string | null
  status: GeneratedAlways<string>
}

export interface ArchiveRetention {
  kind: string
  retention: 'Y' | 'D30' | 'D10'
  reason: string
  set_at: Instant
  set_by: string
}

export interface ArchiveSequence {
  class: string
  last: number
}

export interface AuditAnchor {
  day: string
  entry_id: number
  hash: string
  made_at: Instant
  previous: string
  key_print: string
  signature: string
}

export interface AuditEntry {
  id: number
  at: Instant
  account_id: number | null
  person_id: number | null
  actor_name: string
  acting_roles: string
  action: string
  subject_kind: string
  subject_id: string
  subject_name: string | null
  organization_path: Generated<string>
  before: Json | null
  after: Json | null
  reason: string | null
  ip: string
  agent: string
  previous_hash: Bytes
  hash: Bytes
}

export interface AuditForward {
  id: Generated<number>
  host: string
  port: number
  tls: boolean
  authority: string | null
  enabled: boolean
  sent_to: Generated<number>
  sent_at: Instant | null
  failure: string | null
  failed_at: Instant | null
}

export interface BackupRun {
  id: GeneratedAlways<number>
  began_at: Instant
  seen_at: Instant
  progress: Generated<string>
  asked_account: number | null
  asked_by: string | null
  folder: string
  file: string | null
  encrypted: boolean
  drill: boolean
  ended_at: Instant | null
  bytes: number | null
  digest: string | null
  row_count: number | null
  file_count: number | null
  table_count: number | null
  keys: boolean | null
  fault: string | null
  fault_part: string | null
  drill_fault: string | null
  drilled: Json | null
  removed_at: Instant | null
}

export interface Ballot {
  id: GeneratedAlways<number>
  election_id: number
  post: 'committeeMember' | 'secretary' | 'deputySecretary'
  round: number
  seats: number
  handed_out: number
  returned: number
  valid: number
  spoiled: number
  reduced_because: string | null
  counted_at: Instant
  counted_by: string
}

export interface BallotVote {
  ballot_id: number
  person_id: number
  name: string
  in_favour: number
  against: number
  abstained: number
  written_in: boolean
}

export interface Board {
  id: GeneratedAlways<number>
  name: string
  cards: Json
  organization_id: number | null
  owner_account_id: number
  shared_with_path: string | null
  saved_at: Instant
}

export interface BoardSubscription {
  board_id: number
  account_id: number
  rhythm: 'week' | 'month'
  since: string
  told_on: string | null
  by_mail: Generated<boolean>
}

export interface BranchFigure {
  organization_id: number
  dimension: 'kind' | 'size'
  bracket: string
  organizations: number
}

export interface CalendarDay {
  day: string
  kind: 'off' | 'working'
  name: string
  changed_at: Instant
  changed_by: string
}

export interface CertificateAuthority {
  id: GeneratedAlways<number>
  certificate: Bytes
  key_sealed: Bytes
  made_at: Instant
}

export interface Chain {
  key: string
  kind: string
  name: string
}

export interface ChainVersion {
  chain_key: string
  version: number
  definition: Json
  note: string
  published_at: Instant
  published_by: string
  account_id: number | null
}

export interface CoBuildingAgreement {
  id: GeneratedAlways<number>
  project_id: number
  kind: 'investment' | 'operation' | 'lease' | 'buyback' | 'sharing' | 'loan'
  name: string
  partners: string
  signed_on: string
  from_on: string
  until_on: string
  file_id: number | null
  recorded_at: Instant
  recorded_by: string
  ended_on: string | null
  ended_because: string | null
}

export interface CoBuildingAsset {
  id: GeneratedAlways<number>
  project_id: number
  name: string
  fen: number
  residual_fen: number
  years: number
}

export interface CoBuildingBatch {
  id: GeneratedAlways<number>
  project_id: number
  number: number
  begun_on: string
  placed: number
  sold_on: string | null
  sold: number | null
  sales_fen: number | null
  recorded_at: Instant
  recorded_by: string
}

export interface CoBuildingDistribution {
  id: GeneratedAlways<number>
  project_id: number
  year: number
  fen: number
  division: 'equal' | 'shares' | 'weights'
  decided_on: string | null
  decision: string | null
  recorded_at: Instant
  recorded_by: string
  withdrawn_at: Instant | null
  withdrawn_by: string | null
  withdrawn_because: string | null
}

export interface CoBuildingFund {
  id: GeneratedAlways<number>
  project_id: number
  kind: 'townAid' | 'villageFund' | 'loan' | 'company' | 'other'
  name: string
  fen: number
}

export interface CoBuildingPortion {
  distribution_id: number
  village_id: number
  weight: number
  fen: number
  paid_on: string | null
  receipt: string | null
  paid_at: Instant | null
  paid_by: string | null
}

export interface CoBuildingProject {
  id: GeneratedAlways<number>
  organization_id: number
  name: string
  kind: 'poultry' | 'pigs' | 'aquaculture' | 'greenhouse' | 'processing' | 'solar' | 'other'
  county: string
  town: string
  place: Generated<string>
  investor: string
  operator: string
  land_tenths: Generated<number>
  plant_metres: Generated<number>
  capacity: Generated<number>
  capacity_unit: Generated<string>
  total_fen: number
  rate: number
  rate_ground: string | null
  term_from: string | null
  term_years: number
  loan_rate: Generated<number>
  loan_years: number | null
  loan_method: Generated<'equalPrincipal' | 'equalPayment'>
  residual_owner: 'investor' | 'villages' | 'operator'
  division: Generated<'equal' | 'shares' | 'weights'>
  price_fen: number | null
  cost_fen: number | null
  registered_at: Instant
  registered_by: string
  ended_at: Instant | null
  ended_by: string | null
  ended_because: string | null
}

export interface CoBuildingReceipt {
  id: GeneratedAlways<number>
  project_id: number
  kind: 'return' | 'principal' | 'interest'
  year: number
  fen: number
  paid_on: string
  number: string
  recorded_at: Instant
  recorded_by: string
  withdrawn_at: Instant | null
  withdrawn_by: string | null
  withdrawn_because: string | null
}

export interface CoBuildingShare {
  project_id: number
  village_id: number
  weight: number
}

export interface CoBuildingStage {
  project_id: number
  stage: 'approval' | 'building' | 'production' | 'firstBatch' | 'buyback' | 'completion'
  planned_on: string | null
  reached_on: string | null
  ground: Generated<string>
  recorded_at: Instant
  recorded_by: string
}

export interface Commendation {
  id: GeneratedAlways<number>
  kind: 'advancedOrganization' | 'excellentMember' | 'excellentWorker' | 'fiftyYears'
  level: '国家级' | '省部级' | '集团级' | '院级' | '所级' | '支部级'
  year: number
  person_id: number | null
  organization_id: number
  name: string
  deeds: string
  reference_on: string
  state: Generated<'proposed' | 'reviewed' | 'awarded' | 'declined' | 'withdrawn'>
  proposed_at: Instant
  proposed_by: string
  reviewed_at: Instant | null
  reviewed_by: string | null
  review: string | null
  ended_at: Instant | null
  ended_by: string | null
  ended_because: string | null
  awarded_on: string | null
  awarded_by: string | null
  certificate: string | null
  honour_id: number | null
}

export interface ContentToDrop {
  digest: string
  since: Instant
}

export interface Course {
  id: GeneratedAlways<number>
  title: string
  summary: Generated<string>
  topic: string
  organization_id: number
  sensitivity: 'public' | 'internal' | 'sensitive'
  audience_id: number | null
  audience_path: string | null
  state: 'draft' | 'submitted' | 'published' | 'withdrawn'
  revision: Generated<number>
  made_at: Instant
  made_by: string
  submitted_at: Instant | null
  submitted_by: string | null
  submitted_account_id: number | null
  returned_because: string | null
  published_at: Instant | null
  published_by: string | null
  published_account_id: number | null
  withdrawn_at: Instant | null
  withdrawn_by: string | null
  withdrawn_because: string | null
}

export interface CoursePart {
  course_id: number
  part: number
  title: string
  note: Generated<string>
  material_id: number
  anchor: Generated<string>
  questions: Generated<Json>
}

export interface CoursePlace {
  account_id: number
  course_id: number
  part: number
  done: Generated<number[]>
  changed_at: Instant
}

export interface CourseRecord {
  id: GeneratedAlways<number>
  person_id: number
  course_id: number | null
  material_id: number | null
  topic: string
  title: string
  studied_on: string
  asked_at: Instant
  confirmed_at: Instant | null
  declined_at: Instant | null
  declined_because: string | null
  withdrawn_at: Instant | null
  decided_by: string | null
}

export interface CourseSession {
  meeting_id: number
  course_id: number | null
  material_id: number | null
  made_at: Instant
  made_by: string
}

export interface CrossTable {
  id: GeneratedAlways<number>
  name: string
  definition: Json
  owner_account_id: number
  shared_with_path: string | null
  saved_at: Instant
}

export interface Delegation {
  id: GeneratedAlways<number>
  account_id: number
  delegate_id: number
  from_on: string
  until_on: string
  kinds: string[] | null
  reason: string
  made_at: Instant
  revoked_at: Instant | null
}

export interface DemandAnswer {
  organization_id: number
  kind: 'memberAppraisal' | 'heartToHeart'
  on_day: string
}

export interface Difference {
  id: GeneratedAlways<number>
  feed_id: number
  organization_id: number | null
  person_id: number | null
  kind: string
  field: string
  master_value: string | null
  register_value: string | null
  master_text: string | null
  register_text: string | null
  master_sealed: Bytes | null
  along: Generated<Json>
  effective_on: string
  raised_at: Instant
  asked_at: Instant | null
  asked_by: string | null
  question: string | null
  replied_at: Instant | null
  replied_by: string | null
  reply: string | null
  accepted_at: Instant | null
  declined_at: Instant | null
  settled_at: Instant | null
  decided_by: string | null
  decided_because: string | null
  status: GeneratedAlways<string>
  transfer_id: number | null
}

export interface DocumentCode {
  organization_id: number
  code: string
}

export interface DocumentEnclosure {
  id: GeneratedAlways<number>
  document_id: number
  name: string
  file_id: number
  added_at: Instant
  added_by: string
  meeting_id: number | null
}

export interface DocumentSequence {
  organization_id: number
  kind: string
  year: number
  last: number
}

export interface DocumentTemplate {
  id: GeneratedAlways<number>
  key: string
  organization_id: number
  version: number
  kind: string
  name: string
  content: Json
  withdrawn: Generated<boolean>
  reason: string
  saved_at: Instant
  saved_by: string
  asked_again: Generated<string[]>
  asked_again_because: string | null
}

export interface DocumentVerification {
  document_id: number
  code: string
  made_at: Instant
}

export interface DuesBase {
  id: GeneratedAlways<number>
  person_id: number
  from_month: string
  kind: 'salaried' | 'annualSalary' | 'irregularIncome' | 'retired' | 'farmer' | 'student' | 'unemployed' | 'supported'
  items: Generated<Json>
  fen: number | null
  state: 'stated' | 'proposed' | 'declined' | 'withdrawn' | 'replaced'
  explanation: string | null
  stated_at: Instant
  stated_by: string
  confirmed_at: Instant | null
  decided_at: Instant | null
  decided_by: string | null
  declined_because: string | null
}

export interface DuesCase {
  id: GeneratedAlways<number>
  person_id: number
  organization_id: number
  from_month: string
  months: number
  opened_on: string
  measure: 'settled' | 'educated' | 'deadline' | 'removal' | null
  note: string | null
  deadline_on: string | null
  meeting_on: string | null
  decided_at: Instant | null
  decided_by: string | null
  approved_at: Instant | null
  approved_by: string | null
  state: GeneratedAlways<string>
}

export interface DuesCharge {
  person_id: number
  month: string
  organization_id: number
  fen: number
  full_fen: number
  paid_fen: Generated<number>
  kind: string
  base_fen: number | null
  rate: number | null
  article: string
  rule_version: string
  base_id: number | null
  relief_id: number | null
  made_at: Instant
}

export interface DuesCorrection {
  id: GeneratedAlways<number>
  person_id: number
  month: string
  was_fen: number
  fen: number | null
  because: string
  at: Instant
  by: string
}

export interface DuesGift {
  payment_id: number
  brief: string
  forwarded_on: string
  forwarded_at: Instant
  forwarded_by: string
  receipted_on: string | null
  receipt_number: string | null
  receipted_at: Instant | null
  receipted_by: string | null
}

export interface DuesImport {
  id: GeneratedAlways<number>
  organization_id: number
  gateway: string
  file_name: string
  digest: string
  read_at: Instant
  read_by: string
}

export interface DuesImportRow {
  id: GeneratedAlways<number>
  import_id: number
  line: number
  account: string
  name: string
  month: string
  fen: number
  paid_on: string
  reference: string | null
  person_id: number | null
  outcome: 'matched' | 'unmatched' | 'double' | 'wrongAmount'
  answer: 'entered' | 'setAside' | null
  answered_at: Instant | null
  answered_by: string | null
  answered_because: string | null
  intake_id: number | null
}

export interface DuesIntake {
  id: GeneratedAlways<number>
  organization_id: number
  way: 'cash' | 'transfer' | 'deduction' | 'file'
  paid_on: string
  note: string | null
  recorded_at: Instant
  recorded_by: string
  remittance_id: number | null
}

export interface DuesOpening {
  organization_id: number
  from_year: number
  fen: number
  note: string
  set_at: Instant
  set_by: string
}

export interface DuesPayment {
  id: GeneratedAlways<number>
  intake_id: number
  person_id: number
  month: string | null
  fen: number
  withdrawn_at: Instant | null
  withdrawn_by: string | null
  withdrawn_because: string | null
}

export interface DuesRelief {
  id: GeneratedAlways<number>
  person_id: number
  organization_id: number
  from_month: string
  until_month: string
  monthly_fen: number
  reason: string
  studied_on: string
  asked_at: Instant
  asked_by: string
  decided_at: Instant | null
  decided_by: string | null
  declined_because: string | null
  ended_month: string | null
  state: GeneratedAlways<string>
}

export interface DuesRemittance {
  id: GeneratedAlways<number>
  organization_id: number
  receiver_id: number | null
  from_month: string
  until_month: string
  collected_fen: number
  received_fen: number
  kept_fen: number
  fen: number
  handed_on: string
  note: string | null
  sent_at: Instant
  sent_by: string
  received_on: string | null
  receipt_number: string | null
  confirmed_at: Instant | null
  confirmed_by: string | null
  ended_how: 'recalled' | 'returned' | null
  ended_at: Instant | null
  ended_by: string | null
  ended_because: string | null
  part_of_id: number | null
  state: GeneratedAlways<string>
}

export interface DuesSetting {
  from_month: string
  rounding: 'fen' | 'jiao'
  deduct_insurance: boolean
  farmer_fen: number
  cycle: 'monthly' | 'quarterly'
  changed_at: Instant
  changed_by: string
  reason: string
  branch_keeps: Generated<number>
  committee_keeps: Generated<number>
  keeps_by: Generated<string>
}

export interface DuesStatement {
  id: GeneratedAlways<number>
  organization_id: number
  year: number
  content: Json
  digest: string
  made_at: Instant
  made_by: string
  withdrawn_at: Instant | null
  withdrawn_by: string | null
  withdrawn_because: string | null
}

export interface DuesUse {
  id: GeneratedAlways<number>
  organization_id: number
  purpose: 'training' | 'reading' | 'commending' | 'hardship' | 'disaster'
  used_on: string
  fen: number
  reason: string
  decided_on: string
  decision: string
  meeting_id: number | null
  recorded_at: Instant
  recorded_by: string
  withdrawn_at: Instant | null
  withdrawn_by: string | null
  withdrawn_because: string | null
}

export interface DuesUseFile {
  id: GeneratedAlways<number>
  use_id: number
  file_id: number
  added_at: Instant
  added_by: string
}

export interface Election {
  id: GeneratedAlways<number>
  organization_id: number
  kind: 'election' | 'byElection' | 'early' | 'extension'
  reason: string | null
  term_id: number | null
  committee: boolean
  seats: number
  secretaries: number
  deputies: number
  planned_on: string
  decision_id: number | null
  meeting_id: number | null
  first_meeting_id: number | null
  prepared: Generated<string[]>
  base: 'present' | 'entitled' | null
  base_article: string | null
  base_confirmed_by: string | null
  base_confirmed_at: Instant | null
  effective_on: string | null
  started_at: Instant
  started_by: string
  done_at: Instant | null
  withdrawn_at: Instant | null
  withdrawn_because: string | null
  status: GeneratedAlways<string>
  establishment_id: number | null
}

export interface ElectionCandidate {
  election_id: number
  person_id: number
  post: 'committeeMember' | 'secretary' | 'deputySecretary'
}

export interface ElectionDuty {
  election_id: number
  person_id: number
  duty: 'organization' | 'publicity' | 'discipline' | 'youth' | 'masses' | 'studies' | 'security'
}

export interface ElectionExclusion {
  election_id: number
  person_id: number
  ground: 'partyProbation' | 'detained' | 'illness' | 'longAway' | 'abroad' | 'transferPending'
  explanation: string
  approved_at: Instant | null
  approved_by: string | null
}

export interface ElectionReply {
  election_id: number
  part: 'request' | 'candidates' | 'result'
  number: string
  replied_on: string
  noted_at: Instant
  noted_by: string
}

export interface Establishment {
  id: GeneratedAlways<number>
  kind: 'establishment' | 'closure' | 'renaming'
  organization_id: number
  subject_id: number | null
  branch_kind: 'branch' | 'jointBranch' | 'temporaryBranch' | null
  name: string | null
  short_name: string | null
  code: string | null
  units: number | null
  project_months: number | null
  secretary_id: number | null
  receiving_id: number | null
  grounds: string
  decided_on: string
  reply_number: string | null
  replied_on: string | null
  reply_noted_by: string | null
  effective_on: string | null
  started_at: Instant
  started_by: string
  done_at: Instant | null
  withdrawn_at: Instant | null
  withdrawn_because: string | null
  status: GeneratedAlways<string>
  seats: Generated<number>
  deputies: Generated<number>
  convener_id: number | null
  filed_on: string | null
  filed_by: string | null
}

export interface EstablishmentMember {
  establishment_id: number
  person_id: number
}

export interface ExchangeAgreement {
  partner_id: number
  kind: string
  count: number
  digest: string
  said_at: Instant
  whole_due: Generated<boolean>
  whole_for: string | null
}

export interface ExchangeFinding {
  id: GeneratedAlways<number>
  item_id: number
  what: string
  place: string
  excerpt: string
  grade: 'never' | 'decide' | 'note'
  allowed_at: Instant | null
  allowed_by: string | null
  allowed_because: string | null
}

export interface ExchangeItem {
  id: GeneratedAlways<number>
  package_id: number
  position: number
  kind: string
  key: string
  name: string
  gone: Generated<boolean>
  digest: string | null
  body: string | null
  files: Generated<Json>
  bytes: Generated<number>
  held_because: string | null
  held_by: string | null
  outcome: 'taken' | 'same' | 'gone' | 'differs' | null
}

export interface ExchangeKey {
  kind: string
  local_id: number
  key: string
}

export interface ExchangePackage {
  id: GeneratedAlways<number>
  partner_id: number
  direction: 'out' | 'in'
  number: number | null
  state: 'draft' | 'checked' | 'released' | 'handed' | 'confirmed' | 'discarded' | 'waiting' | 'taken'
  digest: string | null
  manifest: string | null
  signature: string | null
  whole: Generated<Json>
  items: Generated<number>
  bytes: Generated<number>
  made_at: Instant
  made_by: string
  account_id: number | null
  checked_at: Instant | null
  checked_by: string | null
  checked_account_id: number | null
  released_at: Instant | null
  released_by: string | null
  released_account_id: number | null
  handed_at: Instant | null
  hand_outs: Generated<number>
  confirmed_at: Instant | null
  taken_at: Instant | null
  discarded_at: Instant | null
  discarded_by: string | null
  discarded_because: string | null
}

export interface ExchangePartner {
  id: GeneratedAlways<number>
  name: string
  zone: 'intranet' | 'extranet'
  card: string
  fingerprint: string
  own_fingerprint: string
  since: Instant
  since_by: string
  until: Instant | null
  until_by: string | null
  until_because: string | null
  their_number: Generated<number>
  their_have: Generated<number>
  their_at: Instant | null
  receipt_due: Generated<boolean>
  queue_asked_at: Instant | null
  queue_asked_by: string | null
  queue_asked_account_id: number | null
  queue_agreed_at: Instant | null
  queue_agreed_by: string | null
  queue_agreed_account_id: number | null
}

export interface ExchangeRefusal {
  id: GeneratedAlways<number>
  at: Instant
  file_name: string
  code: string
  facts: Json
}

export interface ExchangeScan {
  digest: string
  rules: number
  findings: Json
  at: Instant
}

export interface ExchangeStanding {
  partner_id: number
  direction: 'out' | 'in'
  kind: string
  key: string
  digest: string
  name: string
}

export interface Exhibit {
  id: GeneratedAlways<number>
  hall_id: number
  position: number
  kind: 'board' | 'case' | 'relic'
  size: 'small' | 'medium' | 'large'
  form: string | null
  year: string | null
  title: string
  place: string | null
  text: string
  narration: string | null
  source: string | null
  alt: string | null
  picture_id: number | null
  still_id: number | null
}

export interface Exhibition {
  id: GeneratedAlways<number>
  organization_id: number
  title: string
  subtitle: string | null
  introduction: string
  sensitivity: Generated<'public' | 'internal' | 'sensitive'>
  audience_id: number | null
  cover_id: number | null
  created_at: Instant
  created_by: string
  edited_at: Instant
  edited_by: string
}

export interface ExhibitionHall {
  id: GeneratedAlways<number>
  exhibition_id: number
  position: number
  title: string
  theme: string | null
  words: Generated<string>
  caption: Generated<string>
  narration: string | null
  light_id: number | null
  built_at: Instant | null
  stale: Generated<boolean>
}

export interface ExhibitionPicture {
  id: GeneratedAlways<number>
  exhibition_id: number
  kind: 'picture' | 'panorama' | 'light'
  name: string
  width: number
  height: number
  added_at: Instant
  added_by: string
}

export interface ExhibitionRendition {
  picture_id: number
  size: string
  file_id: number
}

export interface ExhibitionVersion {
  id: GeneratedAlways<number>
  exhibition_id: number
  number: number
  title: string
  sensitivity: 'public' | 'internal' | 'sensitive'
  audience_id: number | null
  content: Json
  pictures: number[]
  submitted_at: Instant
  submitted_by: string
  submitted_account: number | null
  published_at: Instant | null
  published_by: string | null
  published_account: number | null
  ended_how: 'recalled' | 'returned' | 'replaced' | 'withdrawn' | null
  ended_at: Instant | null
  ended_by: string | null
  ended_because: string | null
  state: GeneratedAlways<string>
}

export interface ExternalIdentity {
  id: GeneratedAlways<number>
  provider_id: number
  subject: string
  shown: string
  account_id: number
  linked_at: Instant
  linked_how: 'match' | 'self' | 'administrator'
  linked_by: string
  removed_at: Instant | null
}

export interface FamilyMember {
  id: GeneratedAlways<number>
  person_id: number
  relation: string
  name: string
  birth_date: string | null
  political_status: string | null
  work: string | null
}

export interface Favourite {
  account_id: number
  material_id: number
  since: Instant
}

export interface Feed {
  id: GeneratedAlways<number>
  mode: 'full' | 'changes'
  origin: 'upload' | 'push' | 'pull' | 'command' | 'demo'
  effective_on: string
  received_at: Instant
  received_by: string
  account_id: number | null
  take_at_once: Generated<boolean>
  compared_at: Instant | null
  compared_after: number | null
  asked_to_take_at: Instant | null
  asked_by: string | null
  asked_account_id: number | null
  taken_at: Instant | null
  taken_by: string | null
  discarded_at: Instant | null
  failed_at: Instant | null
  failure: Json | null
  stage: string | null
  done: number | null
  total: number | null
  progress_at: Instant | null
  attempts: Generated<number>
  counts: Json | null
  notes: Json | null
  sent_digest: string | null
  register_digest: string | null
  status: GeneratedAlways<string>
  said_before: Json | null
  undone_at: Instant | null
  undone_by: string | null
  undone_because: string | null
}

export interface FeedFile {
  feed_id: number
  position: number
  kind: 'organizations' | 'people'
  name: string
  digest: string
  rows: number
  headers: Json
}

export interface FeedRow {
  feed_id: number
  file_position: number
  line: number
  kind: 'organizations' | 'people'
  key: string
  name: string
  outcome: 'new' | 'changed' | 'quarantined'
  changes: Json | null
  faults: Json | null
  cells_sealed: Bytes | null
}

export interface FeedSource {
  id: GeneratedAlways<number>
  name: string
  url: string
  authorization_sealed: Bytes | null
  mode: 'full' | 'changes'
  cron: string | null
  take_at_once: Generated<boolean>
  enabled: Generated<boolean>
  last_run_at: Instant | null
  last_feed_id: number | null
  last_failure: string | null
}

export interface Figure {
  organization_id: number
  dimension: string
  bracket: string
  members: number
}

export interface FigureDay {
  only: Generated<boolean>
  day: string
}

export interface FigureDelta {
  id: GeneratedAlways<number>
  path: string
  gender: string
  ethnicity: string
  birth_date: string
  joined_on: string
  education: string
  political_status: string
  occupation: string
  employment: string
  members: number
}

export interface GuestEntry {
  id: GeneratedAlways<number>
  exhibition_id: number
  account_id: number | null
  author: string
  named: boolean
  text: string
  written_at: Instant
  shown_at: Instant | null
  shown_by: string | null
  reply: string | null
  replied_at: Instant | null
  replied_by: string | null
  removed_at: Instant | null
  removed_by: string | null
  removed_because: string | null
  state: GeneratedAlways<string>
}

export interface GuestReport {
  id: GeneratedAlways<number>
  entry_id: number
  account_id: number | null
  reason: string
  reported_at: Instant
  settled_at: Instant | null
  settled_by: string | null
}

export interface Guide {
  key: string
  position: number
  made_at: Instant
  made_by: string
  organization_id: number | null
}

export interface GuideVersion {
  guide_key: string
  version: number
  definition: Json
  note: string
  published_at: Instant
  published_by: string
  account_id: number | null
}

export interface HelpingAct {
  id: GeneratedAlways<number>
  consent_id: number
  stretch_id: number | null
  act: string
  title: string
  about: string | null
  done_at: Instant
}

export interface HelpingConsent {
  id: GeneratedAlways<number>
  person_id: number
  helper_id: number
  organization_id: number
  acts: string[]
  from_on: string
  until_on: string
  given: 'paper' | 'witness' | 'account'
  witness_id: number | null
  recorded_at: Instant
  recorded_by: string
  withdrawn_at: Instant | null
  withdrawn_by: string | null
  withdrawn_because: string | null
}

export interface HelpingPaper {
  id: GeneratedAlways<number>
  consent_id: number
  file_id: number
  added_at: Instant
  added_by: string
}

export interface HelpingStretch {
  id: GeneratedAlways<number>
  consent_id: number
  session_id: number
  begun_at: Instant
  ends_at: Instant
  ended_at: Instant | null
}

export interface Honour {
  id: GeneratedAlways<number>
  person_id: number
  title: string
  level: string
  awarded_on: string
  awarded_by: string
}

export interface Hotspot {
  id: GeneratedAlways<number>
  viewpoint_id: number
  kind: 'exhibit' | 'viewpoint' | 'hall' | 'text'
  yaw: number
  pitch: number
  exhibit_id: number | null
  to_viewpoint_id: number | null
  to_hall_id: number | null
  way: 'next' | 'previous' | null
  label: string
  text: string | null
}

export interface KeptAnswer {
  account_id: number
  key: string
  asked: Bytes
  answer: Bytes | null
  kept_at: Instant
}

export interface KeptFile {
  digest: string
  kind: 'pdf' | 'word' | 'slides' | 'sheet' | 'text' | 'subtitles' | 'picture' | 'audio' | 'video'
  type: string
  bytes: number
  small_digest: string | null
  kept_at: Instant
  text_state: 'waiting' | 'read' | 'failed' | null
  text_fault: string | null
}

export interface KeptFilePart {
  digest: string
  part: number
  anchor: string
  heading: Generated<string>
  text: string
  html: string | null
}

export interface LibraryColumn {
  id: GeneratedAlways<number>
  key: string | null
  parent_id: number | null
  name: string
  note: string | null
  position: number
}

export interface LibraryTopic {
  id: GeneratedAlways<number>
  name: string
  note: string | null
  position: number
}

export interface MadeReport {
  id: GeneratedAlways<number>
  organization_id: number
  organization_path: string
  as_of: string
  tables: string[]
  brackets_version: string
  digest: string
  made_at: Instant
  made_by: string
  account_id: number | null
  content: Json
}

export interface Material {
  id: GeneratedAlways<number>
  code: string | null
  kind: 'article' | 'document' | 'video' | 'audio' | 'picture' | 'link'
  title: string
  summary: string | null
  column_id: number
  issuer: string | null
  document_number: string | null
  issued_on: string | null
  effective_on: string | null
  repealed_on: string | null
  replaced_by_id: number | null
  sensitivity: 'public' | 'internal' | 'sensitive'
  audience_id: number | null
  audience_path: string | null
  state: 'draft' | 'submitted' | 'published' | 'withdrawn'
  current_version: number | null
  made_at: Instant
  made_by: string
  account_id: number | null
  published_at: Instant | null
  published_by: string | null
  withdrawn_at: Instant | null
  withdrawn_by: string | null
  withdrawn_because: string | null
  replaces_id: number | null
}

export interface MaterialText {
  version_id: number
  part: number
  anchor: string
  heading: Generated<string>
  text: string
}

export interface MaterialTopic {
  material_id: number
  topic_id: number
}

export interface MaterialTrack {
  id: GeneratedAlways<number>
  version_id: number
  kind: 'subtitles' | 'chapters'
  language: 'zh' | 'en' | 'bo' | 'ug' | 'mn'
  file_id: number
  made_at: Instant
  made_by: string
  said: Generated<string>
}

export interface MaterialVersion {
  id: GeneratedAlways<number>
  material_id: number
  number: number
  state: 'draft' | 'submitted' | 'published'
  title: string
  body_html: string | null
  plain: Generated<string>
  fidelity: Generated<'full' | 'gist'>
  source: string | null
  address: string | null
  file_id: number | null
  pages: number | null
  duration_seconds: number | null
  valid_from: string | null
  valid_until: string | null
  change_note: string | null
  made_at: Instant
  made_by: string
  account_id: number | null
  submitted_at: Instant | null
  submitted_by: string | null
  submitted_account_id: number | null
  returned_because: string | null
  published_at: Instant | null
  published_by: string | null
  published_account_id: number | null
  facts: Json | null
}

export interface Meeting {
  id: GeneratedAlways<number>
  organization_id: number
  kind: 'membersMeeting' | 'committeeMeeting' | 'groupMeeting' | 'lecture' | 'themeDay' | 'reviewMeeting' | 'memberAppraisal'
  held_on: string | null
  place: Generated<string>
  agenda: Generated<string[]>
  resolutions: Generated<string[]>
  recorded_at: Instant | null
  recorded_by: string | null
  account_id: number | null
  also: Generated<string[]>
  group_id: number | null
  title: Generated<string>
  planned_on: string | null
  starts_at: string | null
  notified_at: Instant | null
  notified_by: string | null
  roll: Generated<number[]>
  without_vote: Generated<number[]>
  absent: Generated<number[]>
  invited: GeneratedAlways<number>
  present: GeneratedAlways<number>
  guests: Generated<string[]>
  minutes: Generated<Json>
  lecturer: string | null
  hours: number | null
  late_because: string | null
  revision: Generated<number>
  confirmed_at: Instant | null
  confirmed_by: string | null
  cancelled_at: Instant | null
  cancelled_because: string | null
  status: GeneratedAlways<string>
}

export interface MeetingAddition {
  id: GeneratedAlways<number>
  meeting_id: number
  text: string
  added_at: Instant
  added_by: string
  account_id: number | null
}

export interface MeetingAttendee {
  meeting_id: number
  person_id: number
  excuse: string | null
  task: 'chair' | 'recorder' | 'scrutineer' | 'teller' | null
  asked_at: Instant | null
}

export interface MeetingFile {
  id: GeneratedAlways<number>
  meeting_id: number
  file_id: number
  added_at: Instant
  added_by: string
}

export interface MeetingSignIn {
  meeting_id: number
  person_id: number
  signed_at: Instant
  arrived_at: Instant
  way: 'code' | 'delayed' | 'entered'
  entered_by: string | null
  because: string | null
  account_id: number | null
}

export interface MeetingVote {
  meeting_id: number
  resolution: number
  in_favour: number
  against: number
  abstained: number
}

export interface Message {
  id: GeneratedAlways<number>
  key: string
  recipient: string
  template_key: string
  template_version: number
  account_id: number | null
  person_id: number | null
  in_inbox: boolean
  organization_id: number | null
  organization_path: Generated<string>
  facts: Json
  title: string
  body: string
  about_kind: string | null
  about_id: string | null
  link: string | null
  urgent: boolean
  mandatory: boolean
  created_at: Instant
  read_at: Instant | null
  reply_id: number | null
}

export interface MessageBlockedNumber {
  number_key: Bytes
  number_masked: string
  reason: string
  blocked_at: Instant
  blocked_by: string
}

export interface MessageChannel {
  channel: 'sms' | 'mail' | 'push'
  adapter: string
  enabled: boolean
  settings: Json
  secret_sealed: Bytes | null
  callback_key: Bytes | null
  callback_sealed: Bytes | null
  per_minute: number
  per_number_hour: number
  price_milliyuan: number
  changed_at: Instant
  changed_by: string
}

export interface MessageDelivery {
  id: GeneratedAlways<number>
  message_id: number
  channel: 'sms' | 'mail' | 'push'
  place: number
  status: 'waiting' | 'queued' | 'sending' | 'sent' | 'unknown' | 'delivered' | 'failed' | 'dropped'
  because: string | null
  text: string
  filed_template: string | null
  filed_values: Json | null
  not_before: Instant
  held: 'quiet' | 'digest' | 'retry' | 'rate' | null
  digest_id: number | null
  tries: Generated<number>
  gateway: string | null
  to_key: Bytes | null
  to_masked: string | null
  parts: number | null
  cost_milliyuan: number | null
  claimed_at: Instant | null
  sent_at: Instant | null
  settled_at: Instant | null
  sealed: Bytes | null
}

export interface MessageFilterWord {
  word: string
  instead: string
  added_at: Instant
  added_by: string
}

export interface MessageGroup {
  id: GeneratedAlways<number>
  organization_id: number
  name: string
  robot: 'weCom' | 'dingTalk' | 'feishu'
  address_sealed: Bytes
  secret_sealed: Bytes | null
  enabled: boolean
  changed_at: Instant
  changed_by: string
}

export interface MessageGroupPost {
  id: GeneratedAlways<number>
  group_id: number
  key: string
  text: string
  status: 'queued' | 'sending' | 'sent' | 'unknown' | 'failed'
  because: string | null
  not_before: Instant
  tries: Generated<number>
  claimed_at: Instant | null
  created_at: Instant
  sent_at: Instant | null
}

export interface MessageOutward {
  id: GeneratedAlways<number>
  key: Generated<string>
  delivery_id: number
  template_key: string
  facts: Json
  number_for: string | null
  number_to: string | null
  queued_at: Instant
  lapses_at: Instant
  sent_at: Instant | null
  ended_at: Instant | null
}

export interface MessagePart {
  gateway: string
  gateway_id: string
  delivery_id: number
  state: string | null
  delivered: boolean | null
  reported_at: Instant | null
}

export interface MessagePreference {
  person_id: number
  muted: Generated<string[]>
  quiet_from: number
  quiet_until: number
  digest: boolean
  mail: string | null
  changed_at: Instant
}

export interface MessagePushDevice {
  id: GeneratedAlways<number>
  person_id: number
  name: string
  address_key: Bytes
  subscription_sealed: Bytes
  added_at: Instant
  told_at: Instant | null
  ended_at: Instant | null
  ended_because: 'removed' | 'taken-over' | 'gone' | null
}

export interface MessageReceipt {
  gateway: string
  gateway_id: string
  state: string
  delivered: boolean
  received_at: Instant
}

export interface MessageRelay {
  id: GeneratedAlways<number>
  key: string
  template_key: string
  facts: Json
  number_for: string | null
  lapses_at: Instant
  arrived_at: Instant
  state: Generated<'waiting' | 'sending' | 'sent' | 'delivered' | 'failed' | 'unknown' | 'lapsed' | 'withdrawn'>
  because: string | null
  gateway: string | null
  gateway_ids: Generated<Json>
  claimed_at: Instant | null
  sent_at: Instant | null
  settled_at: Instant | null
  dropped_at: Instant | null
}

export interface MessageReply {
  id: GeneratedAlways<number>
  gateway: string
  gateway_id: string
  from_sealed: Bytes | null
  from_key: Bytes
  from_masked: string
  person_id: number | null
  text_sealed: Bytes | null
  received_at: Instant
  handled_at: Instant | null
  outcome: string | null
}

export interface MessageTemplateVersion {
  template_key: string
  version: number
  definition: Json
  note: string
  published_at: Instant
  published_by: string
  account_id: number | null
}

export interface NumberExport {
  id: GeneratedAlways<number>
  kind: 'roll' | 'transferExchange'
  question: Json
  organization_id: number
  summary: string
  people: number
  reason: string
  asker_id: number
  asker_name: string
  asked_at: Instant
  state: 'waiting' | 'ready' | 'refused' | 'withdrawn'
  decider_id: number | null
  decider_name: string | null
  because: string | null
  decided_at: Instant | null
  until_at: Instant | null
  taken_at: Instant | null
}

export interface OfficeSeparation {
  only_one: Generated<boolean>
  began_at: Instant
  began_by: string
}

export interface OfficialDocument {
  id: GeneratedAlways<number>
  kind: 'request' | 'reply' | 'report' | 'notice' | 'letter' | 'introductionLetter' | 'certificate' | 'publicNotice'
  organization_id: number
  joint_ids: Generated<number[]>
  template_key: string
  template_id: number | null
  title: string
  addressee_id: number | null
  addressee: string | null
  copy_to: Generated<string[]>
  copied_ids: Generated<number[]>
  for_all_below: Generated<boolean>
  signatory: string | null
  contact_name: string | null
  contact_phone: string | null
  values: Json
  blocks: Json
  attachments: Generated<Json>
  answers_id: number | null
  created_at: Instant
  created_by: string
  account_id: number | null
  changed_at: Instant
  number: string | null
  number_code: string | null
  number_year: number | null
  number_sequence: number | null
  issued_on: string | null
  issued_at: Instant | null
  issued_by: string | null
  voided_at: Instant | null
  voided_by: string | null
  voided_because: string | null
  typeset_file_id: number | null
  pages: number | null
  seal_places: Json | null
  sealed_file_id: number | null
  sealed_digest: string | null
  sealed_at: Instant | null
  status: GeneratedAlways<string>
  layout: Generated<'document' | 'letter'>
  urgency: 'extraUrgent' | 'urgent' | null
  copy_number: number | null
}

export interface Organization {
  id: GeneratedAlways<number>
  code: string
  name: string
  short_name: string | null
  kind: 'committee' | 'generalBranch' | 'branch' | 'jointBranch' | 'temporaryBranch'
  parent_id: number | null
  path: string
  name_initials: Generated<string>
  established_on: string | null
  closed_on: string | null
  closed_because: string | null
  term_years: number | null
  contact_phone: string | null
  recorded_at: Generated<Instant>
}

export interface OrganizationChange {
  id: GeneratedAlways<number>
  organization_id: number
  kind: string
  effective_on: string
  before: Json | null
  after: Json | null
  reason: string
  source: string
  recorded_at: Instant
  recorded_by: string
  account_id: number | null
  undoes: number | null
}

export interface OrganizationState {
  organization_id: number
  from_on: string
  until_on: string | null
  name: string
  short_name: string | null
  kind: string
  parent_id: number | null
  path: string
}

export interface OutsidePass {
  id: GeneratedAlways<number>
  hash: string
  valid_until: string
  made_at: Instant
  ended_at: Instant | null
  organization_id: number | null
  organization_path: string | null
  holder: string | null
  account_id: number | null
  made_by: string | null
  ended_by: string | null
}

export interface OutsideRequest {
  id: GeneratedAlways<number>
  key: Generated<string>
  pass_id: number
  matter: string
  body: string
  written_at: Instant
  arrived_at: Instant | null
  request_id: number | null
  taken_up_at: Instant | null
  taken_up_by: string | null
  declined_at: Instant | null
  declined_by: string | null
  declined_because: string | null
}

export interface OutsideRequestFile {
  request_id: number
  position: number
  file_id: number
}

export interface OutsideResult {
  key: string
  state: 'arrived' | 'declined' | 'drafted' | 'running' | 'agreed' | 'refused' | 'withdrawn'
  number: string | null
  reply_number: string | null
  replied_on: string | null
  because: string | null
  told_at: Instant
}

export interface PartyGroup {
  id: GeneratedAlways<number>
  organization_id: number
  name: string
  from_on: string
  until_on: string | null
}

export interface Person {
  id: GeneratedAlways<number>
  employee_no: string
  name: string
  name_pinyin: string
  name_initials: string
  gender: 'male' | 'female'
  ethnicity: string
  birth_date: string
  identity_number_sealed: Bytes | null
  identity_number_key: Bytes | null
  identity_number_masked: string | null
  phone_sealed: Bytes | null
  phone_key: Bytes | null
  phone_masked: string | null
  work_started_on: string | null
  joined_on: string | null
  became_full_on: string | null
  organization_id: number | null
  organization_path: Generated<string>
  group_id: number | null
  political_status: 'masses' | 'otherParty' | 'leagueMember' | 'applicant' | 'activist' | 'candidate' | 'probationaryMember' | 'fullMember'
  membership: Generated<'none' | 'active' | 'suspended' | 'ended'>
  employment: 'employed' | 'retired' | 'left' | 'deceased'
  education: string
  degree: string | null
  occupation: 'worker' | 'farmer' | 'professional' | 'manager' | 'official' | 'student' | 'otherOccupation' | 'retired'
  mobile_since: string | null
  mobile_to: string | null
  lost_since: string | null
  lost_case: string | null
  native_place: string | null
  recorded_at: Generated<Instant>
  corrected_at: Instant | null
  identity_number_male: boolean | null
  home_address_sealed: Bytes | null
  home_address_masked: string | null
  withdrawn_at: Instant | null
}

export interface PersonBatch {
  id: GeneratedAlways<number>
  kind: 'moved' | 'grouped' | 'fed'
  title: string
  feed_id: number | null
  organization_id: number | null
  people: number
  reason: string
  made_at: Instant
  made_by: string
  account_id: number | null
  undone_at: Instant | null
  undone_by: string | null
  undone_because: string | null
  undone_people: number | null
}

export interface PersonChange {
  id: GeneratedAlways<number>
  person_id: number
  kind: string
  effective_on: string | null
  before: Json | null
  after: Json | null
  reason: string
  source: string
  recorded_at: Instant
  recorded_by: string
  account_id: number | null
  undoes: number | null
  batch_id: number | null
}

export interface PersonUnsealed {
  kind: 'record' | 'proposal' | 'change'
  subject_id: number
  before: string | null
  after: string | null
}

export interface Phrase {
  id: GeneratedAlways<number>
  account_id: number
  text: string
}

export interface Post {
  id: GeneratedAlways<number>
  organization_id: number
  person_id: number
  kind: 'secretary' | 'deputySecretary' | 'committeeMember' | 'groupLeader' | 'convener'
  duty: 'organization' | 'publicity' | 'discipline' | 'youth' | 'masses' | 'studies' | 'security' | null
  group_id: number | null
  term_id: number | null
  from_on: string
  until_on: string | null
  ended_because: string | null
}

export interface Practice {
  id: GeneratedAlways<number>
  owner: number
  account_id: number
  organization_id: number
  begun_at: Instant
  ends_on: string
  ended_at: Instant | null
}

export interface Proposal {
  id: GeneratedAlways<number>
  person_id: number
  field: string
  before: string | null
  after: string
  explanation: string
  proposed_at: Instant
  proposed_by: number
  accepted_at: Instant | null
  declined_at: Instant | null
  declined_because: string | null
  withdrawn_at: Instant | null
  decided_by: string | null
  change_id: number | null
  status: GeneratedAlways<string>
  helped_by: string | null
}

export interface ReadingNote {
  id: GeneratedAlways<number>
  account_id: number
  material_id: number
  version_number: number
  part: number
  from_place: number
  to_place: number
  quote: string
  colour: 'yellow' | 'red' | 'green'
  words_sealed: Bytes | null
  made_at: Instant
  changed_at: Instant
}

export interface ReadingPosition {
  account_id: number
  material_id: number
  part: number
  place: number
  changed_at: Instant
}

export interface Rectification {
  id: GeneratedAlways<number>
  organization_id: number
  person_id: number | null
  round_id: number | null
  meeting_id: number | null
  source: 'reviewMeeting' | 'appraisal' | 'talk' | 'inspection'
  problem: string
  measure: string
  responsible_id: number
  responsible_name: string
  raised_on: string
  due_on: string
  raised_at: Instant
  raised_by: string
  solved_on: string | null
  solved_note: string | null
  solved_by: string | null
  confirmed_on: string | null
  confirmed_by: string | null
  status: GeneratedAlways<string>
}

export interface RectificationFile {
  id: GeneratedAlways<number>
  rectification_id: number
  name: string
  bytes: number
  digest: string
  added_at: Instant
  added_by: string
}

export interface RectificationNote {
  id: GeneratedAlways<number>
  rectification_id: number
  text: string
  noted_at: Instant
  noted_by: string
}

export interface RedLinkCheck {
  site_id: number
  url: string
  on_day: string
  outcome: 'alive' | 'gone' | 'unreached' | 'refused'
  reason: string
  brought: Generated<boolean>
}

export interface RedProposal {
  id: GeneratedAlways<number>
  site_id: number | null
  name: string
  province: string
  place: string
  kind: string
  themes: string[]
  introduction: string
  source_title: string
  source_address: string
  location: string | null
  url: string | null
  explanation: string
  proposed_at: Instant
  proposed_by: number
  proposer_name: string
  accepted_at: Instant | null
  accepted_site_id: number | null
  amended: string[] | null
  declined_at: Instant | null
  declined_because: string | null
  withdrawn_at: Instant | null
  decided_by: string | null
  status: GeneratedAlways<string>
}

export interface RedSite {
  id: GeneratedAlways<number>
  name: string
  pinyin: string
  initials: string
  province: string
  place: string
  kind: 'memorial' | 'site' | 'museum' | 'cemetery' | 'online'
  themes: string[]
  introduction: string
  source_title: string
  source_address: string
  location: string | null
  location_source_title: string | null
  location_source_address: string | null
  url: string | null
  url_source_title: string | null
  url_source_address: string | null
  sensitivity: Generated<'public' | 'internal' | 'sensitive'>
  link_state: Generated<'unchecked' | 'alive' | 'unsteady' | 'dead'>
  checked_on: string | null
  check_reason: string | null
  origin: 'stock' | 'proposal'
  entered_at: Instant
  entered_by: string
  changed_at: Instant | null
  changed_by: string | null
  withdrawn_at: Instant | null
  withdrawn_by: string | null
  withdrawn_because: string | null
}

export interface RedSiteMaterial {
  site_id: number
  material_id: number
  linked_at: Instant
  linked_by: string
}

export interface Request {
  id: GeneratedAlways<number>
  organization_id: number
  organization_path: string
  superior_id: number
  document_id: number
  affair_id: number | null
  about_kind: string | null
  about_id: number | null
  about_address: string | null
  started_at: Instant
  started_by: number | null
  started_name: string
  sent_at: Instant | null
  verdict: 'agreed' | 'refused' | null
  verdict_opinion: string | null
  decided_at: Instant | null
  decided_name: string | null
  reply_id: number | null
  replied_at: Instant | null
  withdrawn_at: Instant | null
  withdrawn_because: string | null
  status: GeneratedAlways<string>
  election_id: GeneratedAlways<number | null>
  establishment_id: GeneratedAlways<number | null>
}

export interface RequestRate {
  key: string
  points: number
  expire: number | null
}

export interface RetentionLine {
  run_id: number
  rule: string
  title: string
  days: number
  before_at: Instant
  removed: Generated<number>
  kept: Generated<number>
  kept_because: Generated<Json>
  began_at: Instant
  ended_at: Instant | null
}

export interface RetentionRun {
  id: GeneratedAlways<number>
  cause: 'weekly' | 'asked'
  began_at: Instant
  asked_by: string | null
  account_id: number | null
  reason: string | null
  ended_at: Instant | null
}

export interface RoleGrant {
  id: GeneratedAlways<number>
  account_id: number
  role: 'branch' | 'committee' | 'politicalWorkDepartment'
  organization_id: number
  from_on: string
  until_on: string | null
  reason: string
  granted_at: Instant
  granted_by: string
  revoked_at: Instant | null
  revoked_by: string | null
  revoked_because: string | null
}

export interface SavedView {
  id: GeneratedAlways<number>
  account_id: number
  list: string
  name: string
  definition: Json
  saved_at: Instant
}

export interface Scan {
  id: GeneratedAlways<number>
  file_id: number
  organization_path: string
  brought_at: Instant
  brought_by: string
  account_id: number | null
}

export interface ScanPage {
  id: GeneratedAlways<number>
  scan_id: number
  number: number
  picture_id: number
  state: 'filed' | 'unread' | 'refused' | 'aside'
  slip_id: number | null
  slip_page: number | null
  refusal: string | null
  refusal_facts: Generated<Json>
  decided_at: Instant
  decided_by: string
  because: string | null
}

export interface Screen {
  id: GeneratedAlways<number>
  title: string
  organization_id: number
  pages: Json
  saved_at: Instant
  saved_by: string
}

export interface ScreenLink {
  id: GeneratedAlways<number>
  screen_id: number
  token_hash: Bytes
  place: string
  until_on: string
  made_at: Instant
  made_by: string
  ended_at: Instant | null
  ended_by: string | null
  seen_at: Instant | null
  seen_from: string | null
}

export interface Seal {
  id: GeneratedAlways<number>
  organization_id: number
  organization_name: string
  inscription: string
  line: string | null
  diameter: Generated<number>
  picture_file_id: number | null
  made_on: string
  made_because: string
  made_at: Instant
  made_by: string
  suspended_at: Instant | null
  suspended_by: string | null
  suspended_because: string | null
  destroyed_on: string | null
  destroyed_at: Instant | null
  destroyed_by: string | null
  destroyed_because: string | null
  status: GeneratedAlways<string>
}

export interface SealCertificate {
  id: GeneratedAlways<number>
  seal_id: number
  origin: 'own' | 'imported'
  certificate: Bytes
  chain: Bytes
  key_sealed: Bytes
  thumbprint: string
  valid_from: Instant
  valid_until: Instant
  added_at: Instant
  added_by: string
}

export interface SealCustody {
  id: GeneratedAlways<number>
  seal_id: number
  person_id: number
  from_on: string
  until_on: string | null
  reason: string
  recorded_at: Instant
  recorded_by: string
}

export interface SealUse {
  id: GeneratedAlways<number>
  seal_id: number
  document_id: number
  round: number
  position: number
  reason: string
  applied_at: Instant
  applied_by: string
  account_id: number | null
  approved_at: Instant | null
  approved_by: string | null
  basis: string | null
  declined_at: Instant | null
  declined_by: string | null
  declined_because: string | null
  withdrawn_at: Instant | null
  attempts: Generated<number>
  attempted_at: Instant | null
  stopped_at: Instant | null
  stopped_because: string | null
  stamped_at: Instant | null
  certificate_id: number | null
  stamped_digest: string | null
  revoked_at: Instant | null
  revoked_by: string | null
  revoked_because: string | null
  status: GeneratedAlways<string>
}

export interface SearchEntry {
  id: GeneratedAlways<number>
  source: string
  subject_id: number
  part: Generated<number>
  anchor: string | null
  title: string
  heading: Generated<string>
  kind: string | null
  column_id: number | null
  organization_id: number | null
  organization_path: string | null
  own_only: Generated<boolean>
  shared_ids: number[] | null
  for_all_below: Generated<boolean>
  person_id: number | null
  account_id: number | null
  sensitivity: 'public' | 'internal' | 'sensitive' | null
  audience_path: string | null
  issuer: string | null
  number: string | null
  dated_on: string | null
  year: GeneratedAlways<number | null>
  valid_from: string | null
  valid_until: string | null
  text: string
  words: string
  titling: string | null
}

export interface SearchStale {
  id: GeneratedAlways<number>
  source: string
  subject_id: number
  since: Generated<Instant>
  from_part: Generated<number>
}

export interface SearchSynonym {
  id: GeneratedAlways<number>
  words: string[]
  note: string | null
  changed_at: Instant
  changed_by: string
}

export interface Setting {
  key: string
  value: Json
  changed_at: Generated<Instant>
}

export interface SignInLink {
  token_hash: Bytes
  account_id: number
  created_at: Instant
  expires_at: Instant
  used_at: Instant | null
}

export interface SignOnAttempt {
  token_hash: Bytes
  provider_id: number
  account_id: number | null
  expires_at: Instant
  used_at: Instant | null
}

export interface SignOnProvider {
  id: GeneratedAlways<number>
  kind: 'oidc' | 'ldap'
  name: string
  address: string
  client: string
  secret_sealed: Bytes
  scope: Generated<string>
  base: Generated<string>
  filter: Generated<string>
  employee_claim: string
  matches: boolean
  trusts_factor: boolean
  authority: string | null
  enabled: boolean
  changed_at: Instant
  changed_by: string
  removed_at: Instant | null
}

export interface Slip {
  id: GeneratedAlways<number>
  token: string
  kind: string
  subject_id: number
  person_id: number
  organization_id: number
  version: number
  digest: string
  sensitivity: 'internal' | 'sensitive'
  printed_at: Instant
  printed_by: string
  account_id: number | null
}

export interface SmsAttempt {
  reply_id: number
  phone_key: Bytes
  account_id: number | null
  code_id: number | null
  outcome: string
  at: Instant
}

export interface SmsCode {
  id: GeneratedAlways<number>
  affair_id: number
  task_id: number
  consent_id: number
  phone_key: Bytes
  code_key: Bytes
  digest: Bytes
  issued_at: Instant
  expires_at: Instant
  status: Generated<'open' | 'held' | 'used' | 'dead'>
  verdict: 'approve' | 'decline' | null
  reason_sealed: Bytes | null
  effective_at: Instant | null
  ended_at: Instant | null
  ended_because: string | null
}

export interface SmsConsent {
  id: GeneratedAlways<number>
  account_id: number
  person_id: number
  phone_key: Bytes
  phone_masked: string
  signed_name: string
  agreed_at: Instant
  usable_from: Instant
  ended_at: Instant | null
  ended_because: string | null
}

export interface SourceRecord {
  kind: 'organizations' | 'people'
  key: string
  digest: Bytes
  said: Json
  feed_id: number
  missing_since: string | null
}

export interface Standing {
  person_id: number
  from_on: string
  until_on: string | null
  organization_id: number | null
  previous_organization_id: number | null
  group_id: number | null
  political_status: string
  membership: 'none' | 'active' | 'suspended' | 'ended'
  employment: string
  education: string
  degree: string | null
  occupation: string
  began_by: 'known' | 'recorded' | 'admitted' | 'transferredIn' | 'restored' | 'otherIncrease' | 'confirmed' | 'extended' | 'moved' | 'transferredOut' | 'expelled' | 'removed' | 'persuadedOut' | 'withdrew' | 'probationCancelled' | 'suspended' | 'died' | 'otherDecrease'
}

export interface StoredFile {
  id: GeneratedAlways<number>
  digest: string
  name: string
  type: string
  bytes: number
  stored_at: Generated<Instant>
  stored_by: number | null
}

export interface StoredPiece {
  whole_digest: string
  position: number
  digest: string
  bytes: number
}

export interface Suggestion {
  id: GeneratedAlways<number>
  topic: 'work' | 'platform'
  title: string
  organization_id: number
  origin_id: number
  author_id: number | null
  author_key: Bytes
  state: 'waiting' | 'answered' | 'settled' | 'withdrawn'
  written_at: Instant
  due_on: string
}

export interface SuggestionPhoto {
  id: GeneratedAlways<number>
  suggestion_id: number
  file_id: number
}

export interface SuggestionStep {
  id: GeneratedAlways<number>
  suggestion_id: number
  kind: 'written' | 'added' | 'passed' | 'answered' | 'solved' | 'unsolved' | 'withdrawn'
  words: Generated<string>
  actor_name: string | null
  organization_id: number | null
  taken_at: Instant
}

export interface Talk {
  id: GeneratedAlways<number>
  organization_id: number
  held_on: string
  one_id: number
  other_id: number
  gist_sealed: Bytes | null
  recorded_at: Instant
  recorded_by: string
  account_id: number | null
  withdrawn_at: Instant | null
  withdrawn_because: string | null
}

export interface Term {
  id: GeneratedAlways<number>
  organization_id: number
  from_on: string
  years: number
  ends_on: string
  ended_on: string | null
  extended_because: string | null
}

export interface Throttle {
  key: string
  failures: number
  until_at: Instant
}

export interface Training {
  id: GeneratedAlways<number>
  person_id: number
  course: string
  organizer: string
  from_on: string
  until_on: string
  hours: number
}

export interface Transfer {
  id: GeneratedAlways<number>
  kind: 'within' | 'between' | 'outgoing' | 'incoming'
  state: 'draft' | 'started' | 'issued' | 'inTransit' | 'accepted' | 'placed' | 'receipt' | 'done' | 'sentBack' | 'withdrawn'
  origin: 'member' | 'branch' | 'unitChange' | 'batch' | 'letter'
  person_id: number
  from_id: number | null
  from_committee_id: number | null
  from_name: string
  to_id: number | null
  to_committee_id: number | null
  to_name: string
  group_id: number | null
  cause: 'unitChanged' | 'residenceChanged' | 'retired' | 'studies' | 'reorganized' | 'other'
  explanation: string | null
  paid_until: string | null
  arrears: string | null
  ends_posts: Generated<boolean>
  batch_id: number | null
  letter_id: number | null
  their_number: string | null
  their_status: 'fullMember' | 'probationaryMember' | null
  their_joined_on: string | null
  their_full_on: string | null
  scan_file_id: number | null
  issued_on: string | null
  valid_until: string | null
  accepted_on: string | null
  placed_on: string | null
  done_on: string | null
  sent_back_from: 'draft' | 'started' | 'issued' | 'inTransit' | null
  sent_back_ground: string | null
  sent_back_note: string | null
  sent_back_by: string | null
  withdrawn_because: string | null
  holder: 'member' | 'branch' | 'committee' | null
  holder_id: number | null
  due_on: string | null
  urged_on: string | null
  change_id: number | null
  started_at: Instant
  started_by: string
  moved_at: Instant
}

export interface TransferBatch {
  id: GeneratedAlways<number>
  organization_id: number
  to_id: number
  title: string
  basis: string
  refused: Generated<Json>
  started_at: Instant
  started_by: string
  account_id: number | null
}

export interface TransferEvent {
  id: GeneratedAlways<number>
  transfer_id: number
  act: string
  state: string
  at: Instant
  account_id: number | null
  name: string
  title: string
  note: string | null
  valid_until: string | null
}

export interface TransferLetter {
  id: GeneratedAlways<number>
  committee_id: number
  document_id: number
  addressee: string
  people: number
  issued_on: string
  valid_until: string
}

export interface TreeChange {
  path: string
}

export interface Upload {
  id: GeneratedAlways<number>
  account_id: number
  name: string
  kind: 'pdf' | 'word' | 'slides' | 'sheet' | 'text' | 'subtitles' | 'picture' | 'audio' | 'video'
  bytes: number
  received: Generated<number>
  state: 'arriving' | 'checking' | 'ready' | 'refused'
  fault: string | null
  file_digest: string | null
  begun_at: Instant
  changed_at: Instant
  small_digest: string | null
}

export interface UploadPiece {
  upload_id: number
  position: number
  digest: string
  bytes: number
}

export interface Viewpoint {
  id: GeneratedAlways<number>
  hall_id: number
  key: string
  title: string
  heading: Generated<number>
  x: number | null
  y: number | null
  z: number | null
  panorama_id: number
}

export interface Village {
  id: GeneratedAlways<number>
  organization_id: number
  branch_id: number | null
  county: string
  town: string
  name: string
  households: number | null
  recorded_at: Instant
  recorded_by: string
}

export interface VillageIncome {
  village_id: number
  year: number
  source: 'land' | 'rent' | 'service' | 'industry' | 'aid' | 'other'
  fen: number
  recorded_at: Instant
  recorded_by: string
}

export interface WorkItem {
  id: GeneratedAlways<number>
  organization_id: number
  kind: 'task' | 'rectification' | 'other'
  title: string
  detail: Generated<string>
  source: string
  given_by_id: number | null
  opened_on: string
  due_on: string
  opened_at: Instant
  opened_by: string
  account_id: number | null
  done_on: string | null
  done_words: string | null
  done_at: Instant | null
  done_by: string | null
  cancelled_at: Instant | null
  cancelled_because: string | null
  status: GeneratedAlways<string>
}

export interface WorkItemFile {
  id: GeneratedAlways<number>
  work_item_id: number
  file_id: number
  added_at: Instant
  added_by: string
}

export interface WorkItemNote {
  id: GeneratedAlways<number>
  work_item_id: number
  on_day: string
  text: string
  recorded_at: Instant
  recorded_by: string
}

export interface WorkItemPerson {
  work_item_id: number
  person_id: number
}

export interface YearBook {
  id: GeneratedAlways<number>
  organization_id: number
  year: number
  as_of: string
  digest: string
  content: Json
  made_at: Instant
  made_by: string
  account_id: number | null
}

export interface Tables {
  absence: Absence
  absence_contact: AbsenceContact
  account: Account
  account_challenge: AccountChallenge
  account_passkey: AccountPasskey
  account_password: AccountPassword
  account_recovery_code: AccountRecoveryCode
  account_request: AccountRequest
  account_session: AccountSession
  account_totp: AccountTotp
  administrator: Administrator
  admission: Admission
  admission_entry: AdmissionEntry
  admission_helper: AdmissionHelper
  admission_material: AdmissionMaterial
  admission_objection: AdmissionObjection
  admission_order: AdmissionOrder
  admission_quota: AdmissionQuota
  admission_vote: AdmissionVote
  affair: Affair
  affair_attachment: AffairAttachment
  affair_copy: AffairCopy
  affair_document: AffairDocument
  affair_draft: AffairDraft
  affair_event: AffairEvent
  affair_kind: AffairKind
  affair_task: AffairTask
  alert: Alert
  alert_evaluation: AlertEvaluation
  alert_event: AlertEvent
  alert_reminder: AlertReminder
  alert_rule: AlertRule
  alert_rule_version: AlertRuleVersion
  appraisal_member: AppraisalMember
  appraisal_objection: AppraisalObjection
  appraisal_remark: AppraisalRemark
  appraisal_round: AppraisalRound
  appraisal_tally: AppraisalTally
  archive_fonds: ArchiveFonds
  archive_inspection: ArchiveInspection
  archive_item: ArchiveItem
  archive_loan: ArchiveLoan
  archive_retention: ArchiveRetention
  archive_sequence: ArchiveSequence
  audit_anchor: AuditAnchor
  audit_entry: AuditEntry
  audit_forward: AuditForward
  backup_run: BackupRun
  ballot: Ballot
  ballot_vote: BallotVote
  board: Board
  board_subscription: BoardSubscription
  branch_figure: BranchFigure
  calendar_day: CalendarDay
  certificate_authority: CertificateAuthority
  chain: Chain
  chain_version: ChainVersion
  co_building_agreement: CoBuildingAgreement
  co_building_asset: CoBuildingAsset
  co_building_batch: CoBuildingBatch
  co_building_distribution: CoBuildingDistribution
  co_building_fund: CoBuildingFund
  co_building_portion: CoBuildingPortion
  co_building_project: CoBuildingProject
  co_building_receipt: CoBuildingReceipt
  co_building_share: CoBuildingShare
  co_building_stage: CoBuildingStage
  commendation: Commendation
  content_to_drop: ContentToDrop
  course: Course
  course_part: CoursePart
  course_place: CoursePlace
  course_record: CourseRecord
  course_session: CourseSession
  cross_table: CrossTable
  delegation: Delegation
  demand_answer: DemandAnswer
  difference: Difference
  document_code: DocumentCode
  document_enclosure: DocumentEnclosure
  document_sequence: DocumentSequence
  document_template: DocumentTemplate
  document_verification: DocumentVerification
  dues_base: DuesBase
  dues_case: DuesCase
  dues_charge: DuesCharge
  dues_correction: DuesCorrection
  dues_gift: DuesGift
  dues_import: DuesImport
  dues_import_row: DuesImportRow
  dues_intake: DuesIntake
  dues_opening: DuesOpening
  dues_payment: DuesPayment
  dues_relief: DuesRelief
  dues_remittance: DuesRemittance
  dues_setting: DuesSetting
  dues_statement: DuesStatement
  dues_use: DuesUse
  dues_use_file: DuesUseFile
  election: Election
  election_candidate: ElectionCandidate
  election_duty: ElectionDuty
  election_exclusion: ElectionExclusion
  election_reply: ElectionReply
  establishment: Establishment
  establishment_member: EstablishmentMember
  exchange_agreement: ExchangeAgreement
  exchange_finding: ExchangeFinding
  exchange_item: ExchangeItem
  exchange_key: ExchangeKey
  exchange_package: ExchangePackage
  exchange_partner: ExchangePartner
  exchange_refusal: ExchangeRefusal
  exchange_scan: ExchangeScan
  exchange_standing: ExchangeStanding
  exhibit: Exhibit
  exhibition: Exhibition
  exhibition_hall: ExhibitionHall
  exhibition_picture: ExhibitionPicture
  exhibition_rendition: ExhibitionRendition
  exhibition_version: ExhibitionVersion
  external_identity: ExternalIdentity
  family_member: FamilyMember
  favourite: Favourite
  feed: Feed
  feed_file: FeedFile
  feed_row: FeedRow
  feed_source: FeedSource
  figure: Figure
  figure_day: FigureDay
  figure_delta: FigureDelta
  guest_entry: GuestEntry
  guest_report: GuestReport
  guide: Guide
  guide_version: GuideVersion
  helping_act: HelpingAct
  helping_consent: HelpingConsent
  helping_paper: HelpingPaper
  helping_stretch: HelpingStretch
  honour: Honour
  hotspot: Hotspot
  kept_answer: KeptAnswer
  kept_file: KeptFile
  kept_file_part: KeptFilePart
  library_column: LibraryColumn
  library_topic: LibraryTopic
  made_report: MadeReport
  material: Material
  material_text: MaterialText
  material_topic: MaterialTopic
  material_track: MaterialTrack
  material_version: MaterialVersion
  meeting: Meeting
  meeting_addition: MeetingAddition
  meeting_attendee: MeetingAttendee
  meeting_file: MeetingFile
  meeting_sign_in: MeetingSignIn
  meeting_vote: MeetingVote
  message: Message
  message_blocked_number: MessageBlockedNumber
  message_channel: MessageChannel
  message_delivery: MessageDelivery
  message_filter_word: MessageFilterWord
  message_group: MessageGroup
  message_group_post: MessageGroupPost
  message_outward: MessageOutward
  message_part: MessagePart
  message_preference: MessagePreference
  message_push_device: MessagePushDevice
  message_receipt: MessageReceipt
  message_relay: MessageRelay
  message_reply: MessageReply
  message_template_version: MessageTemplateVersion
  number_export: NumberExport
  office_separation: OfficeSeparation
  official_document: OfficialDocument
  organization: Organization
  organization_change: OrganizationChange
  organization_state: OrganizationState
  outside_pass: OutsidePass
  outside_request: OutsideRequest
  outside_request_file: OutsideRequestFile
  outside_result: OutsideResult
  party_group: PartyGroup
  person: Person
  person_batch: PersonBatch
  person_change: PersonChange
  person_unsealed: PersonUnsealed
  phrase: Phrase
  post: Post
  practice: Practice
  proposal: Proposal
  reading_note: ReadingNote
  reading_position: ReadingPosition
  rectification: Rectification
  rectification_file: RectificationFile
  rectification_note: RectificationNote
  red_link_check: RedLinkCheck
  red_proposal: RedProposal
  red_site: RedSite
  red_site_material: RedSiteMaterial
  request: Request
  request_rate: RequestRate
  retention_line: RetentionLine
  retention_run: RetentionRun
  role_grant: RoleGrant
  saved_view: SavedView
  scan: Scan
  scan_page: ScanPage
  screen: Screen
  screen_link: ScreenLink
  seal: Seal
  seal_certificate: SealCertificate
  seal_custody: SealCustody
  seal_use: SealUse
  search_entry: SearchEntry
  search_stale: SearchStale
  search_synonym: SearchSynonym
  setting: Setting
  sign_in_link: SignInLink
  sign_on_attempt: SignOnAttempt
  sign_on_provider: SignOnProvider
  slip: Slip
  sms_attempt: SmsAttempt
  sms_code: SmsCode
  sms_consent: SmsConsent
  source_record: SourceRecord
  standing: Standing
  stored_file: StoredFile
  stored_piece: StoredPiece
  suggestion: Suggestion
  suggestion_photo: SuggestionPhoto
  suggestion_step: SuggestionStep
  talk: Talk
  term: Term
  throttle: Throttle
  training: Training
  transfer: Transfer
  transfer_batch: TransferBatch
  transfer_event: TransferEvent
  transfer_letter: TransferLetter
  tree_change: TreeChange
  upload: Upload
  upload_piece: UploadPiece
  viewpoint: Viewpoint
  village: Village
  village_income: VillageIncome
  work_item: WorkItem
  work_item_file: WorkItemFile
  work_item_note: WorkItemNote
  work_item_person: WorkItemPerson
  year_book: YearBook
}
