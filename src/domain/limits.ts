const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Bounds that hold whatever a policy or an administrator says. Durations in seconds. */
export const LIMITS = {
  nameLength: 64,
  tagsPerResource: 20,
  textLength: 2_000,
  ticketLength: 64,
  /** In characters: a file of 64 KiB in base64. */
  secretLength: 87_384,
  patternLength: 64,
  patternStars: 3,
  stepsPerPolicy: 8,
  quorum: 20,
  principalsPerStep: 100,
  ringsPerStep: 5,
  minRingSeconds: MINUTE,
  /** How far ahead people may hand over or be away, and for how long. */
  maxDelegationSeconds: 366 * DAY,
  delegationsPerPerson: 50,
  windowsPerPolicy: 20,
  holidaysPerPolicy: 500,
  calendarLength: 200_000,
  minDurationSeconds: 10,
  maxDurationSeconds: 30 * DAY,
  minPendingSeconds: 10,
  maxPendingSeconds: 30 * DAY,
  /** Reminders come at least so far apart, each after twice the time of the one before. */
  minRemindSeconds: 5 * MINUTE,
  remindersPerStep: 6,
  minUnusedSeconds: 10,
  maxUnusedSeconds: 30 * DAY,
  /** How long before its end a holder is warned, where the policy does not say. */
  warnBeforeSeconds: 10 * MINUTE,
  maxWarnBeforeSeconds: DAY,
  /** How long what is free is offered to the first who waits for it. */
  offerSeconds: 5 * MINUTE,
  /** How long somebody may wait for what others hold. */
  maxQueueSeconds: 30 * DAY,
  /** How long access in an emergency can be taken once it is free, and how long it may last. */
  brokenGlassSeconds: 15 * MINUTE,
  maxGlassSeconds: DAY,
  maxReviewSeconds: 30 * DAY,
  /** How often a holder is asked to give back at most. */
  askBackSeconds: 10 * MINUTE,
  openRequestsPerPersonAndResource: 10,
  /** How much one person may hold at a time, whatever policies say. */
  openLeasesPerPerson: 50,
  budgetsPerPolicy: 5,
  maxBudgetPeriodSeconds: 30 * DAY,
  /** How many refused attempts of one person on one resource are kept within this time. */
  refusedAttemptsKept: 50,
  refusedAttemptsSeconds: HOUR,
  /** How long the target may take to open before the check-out is given up and undone. */
  grantingSeconds: 2 * MINUTE,
  /** The most that a connector may ask for in its place, where people open the target. */
  maxGrantingSeconds: DAY,
  /** How long a revoke that people do may go unconfirmed before administrators are told. */
  byHandSeconds: 15 * MINUTE,
  /** How long a revoke may go unconfirmed before people are told. */
  quarantineAfterSeconds: MINUTE,
  channels: 50,
  tokensPerPerson: 20,
  maxTokenSeconds: 366 * DAY,
  tokensPerMachine: 20,
  ownersPerMachine: 20,
  rulesPerMachine: 20,
  claimsPerRule: 10,
  /** In characters, of a claim that a rule looks at. */
  claimLength: 512,
  minMachineSessionSeconds: MINUTE,
  maxMachineSessionSeconds: HOUR,
  /** How long whoever owned a machine counts as an owner: as long as requests and approvals last. */
  formerOwnerSeconds: 61 * DAY,
  /** How long a change waits for a second administrator. */
  changeSeconds: 7 * DAY,
  /** How long after a person was cut off a command of theirs may still rest on older facts. */
  cutOffSeconds: 5 * MINUTE,
  /** When people are told again about a lease that has ended but is not closed. */
  overdueAlertsSeconds: [5 * MINUTE, HOUR, DAY],
  /** Within which time a second administrator has to agree that a lock may go. */
  forceCloseSeconds: HOUR,
  /** How long what cannot be taken back may be good for at most, however it is set. */
  sliceSeconds: HOUR,
  /** How old a proof may be when it is used, and how long a challenge may go unanswered. */
  proofSeconds: 5 * MINUTE,
  passkeysPerPerson: 10,
  pushSubscriptionsPerPerson: 10,
  /** How long a recovery waits for a second administrator, and then for its person. */
  recoverySeconds: DAY,
  /** For how long a command that is given again under its key counts as the same one. */
  keySeconds: DAY,
  /** How many settled requests a Custodian keeps in memory; D1 has the rest. */
  settledRequestsKept: 200,
} as const
