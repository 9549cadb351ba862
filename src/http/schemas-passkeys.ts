import * as v from 'valibot'
import { PasskeyId, PersonId } from '../domain/ids'
import { Label } from '../domain/name'
import { PROOF_ACTIONS, PROOF_METHODS, type ProofSubject } from '../domain/proving'
import { Time } from './schemas'

const Encoded = (most: number) =>
  v.pipe(
    v.string('Text in base64url is expected.'),
    v.maxLength(most, `At most ${most} characters.`),
    v.regex(/^[A-Za-z0-9_-]*$/, 'Text in base64url is expected.'),
  )

const CREDENTIAL_LENGTH = 1_400
const DATA_LENGTH = 64_000

/** As `toJSON` of a browser's PublicKeyCredential gives it (WebAuthn, section 5.1); the rest is dropped. */
const Credential = {
  id: Encoded(CREDENTIAL_LENGTH),
  rawId: Encoded(CREDENTIAL_LENGTH),
  type: v.literal('public-key', 'The type is public-key.'),
  clientExtensionResults: v.optional(
    v.pipe(
      v.unknown(),
      v.transform(() => ({})),
    ),
    {},
  ),
}

const Registration = v.object({
  ...Credential,
  response: v.object({
    clientDataJSON: Encoded(DATA_LENGTH),
    attestationObject: Encoded(DATA_LENGTH),
    transports: v.optional(
      v.pipe(
        v.array(v.pipe(v.string(), v.regex(/^[a-z-]{1,32}$/, 'A transport is a short word.'))),
        v.maxLength(10, 'At most 10 transports.'),
      ),
      [],
    ),
  }),
})

const Assertion = v.object({
  ...Credential,
  response: v.object({
    clientDataJSON: Encoded(DATA_LENGTH),
    authenticatorData: Encoded(DATA_LENGTH),
    signature: Encoded(DATA_LENGTH),
    userHandle: v.pipe(
      v.nullish(Encoded(128)),
      v.transform((handle) => handle ?? ''),
    ),
  }),
})

export const NameBody = v.strictObject({ name: Label })
export const EnrolBody = v.strictObject({ name: Label, response: Registration })
export const AssertionBody = v.strictObject({ response: Assertion })

const SUBJECT =
  /^(req_[a-z0-9]{4,32}_[1-9][0-9]{0,14}|lea_[a-z0-9]{4,32}_[1-9][0-9]{0,14}|(acc|pky|per)_[a-z0-9]{4,32})$/

/** What a proof is to be made for. */
export const TaskBody = v.strictObject({
  action: v.picklist(PROOF_ACTIONS, `An action is one of ${PROOF_ACTIONS.join(', ')}.`),
  subject: v.custom<ProofSubject>(
    (input) => typeof input === 'string' && SUBJECT.test(input),
    'The id of a request, lease, account, passkey or person is expected.',
  ),
})

export const TaskAnswer = v.object({ action: v.picklist(PROOF_ACTIONS), subject: v.string() })

/** What goes into `navigator.credentials`, through `PublicKeyCredential.parse…FromJSON`. */
export const OptionsAnswer = v.pipe(
  v.looseObject({ challenge: v.string() }),
  v.description('For navigator.credentials, as the WebAuthn standard writes them in JSON.'),
)

export const PasskeyAnswer = v.object({
  id: PasskeyId,
  name: v.string(),
  isSynced: v.boolean(),
  createdAt: Time,
  lastUsedAt: v.nullable(Time),
  lockedAt: v.nullable(Time),
})

export const PasskeysAnswer = v.object({
  items: v.array(PasskeyAnswer),
  /** Which proof it takes to add one. */
  enrolAccepts: v.array(v.picklist(PROOF_METHODS)),
})

export const RecoveryAnswer = v.object({
  personId: PersonId,
  reason: v.string(),
  proposedBy: PersonId,
  proposedByName: v.string(),
  proposedAt: Time,
  confirmedByName: v.nullable(v.string()),
  expiresAt: Time,
})
