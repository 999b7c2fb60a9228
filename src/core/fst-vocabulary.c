#include "fst-vocabulary.h"

#include <glib/gi18n-lib.h>

static const FstTerm place_of_use_terms[] = {
  { "home", N_ ("Home") },
  { "preschool", N_ ("Preschool") },
  { "preschool-class", N_ ("Preschool class") },
  { "compulsory-school", N_ ("Compulsory school") },
  { "adapted-compulsory-school", N_ ("Adapted compulsory school") },
  { "upper-secondary-school", N_ ("Upper secondary school") },
  { "adapted-upper-secondary-school", N_ ("Adapted upper secondary school") },
  { "university", N_ ("University") },
  { "adult-education", N_ ("Adult education") },
  { "folk-high-school", N_ ("Folk high school") },
  { "daily-activity", N_ ("Daily activity (LSS)") },
  { "elderly-day-care", N_ ("Day care for the elderly") },
  { "short-term-stay", N_ ("Short-term stay") },
  { "workplace", N_ ("Workplace") },
  { "care-unit", N_ ("Care unit") },
  { "leisure", N_ ("Leisure") },
};

static const FstTerm housing_terms[] = {
  { "ordinary", N_ ("Ordinary housing") },
  { "ordinary-with-assistance", N_ ("Ordinary housing with personal assistance") },
  { "elderly-special-housing", N_ ("Special housing for the elderly") },
  { "lss-housing", N_ ("LSS housing") },
  { "social-psychiatric-housing", N_ ("Social psychiatric housing") },
};

static const FstTerm care_episode_terms[] = {
  { "none", N_ ("None") },
  { "inpatient-specialised", N_ ("Inpatient, specialised care") },
  { "outpatient-specialised", N_ ("Outpatient, specialised care") },
  { "specialised-palliative", N_ ("Specialised palliative care") },
  { "discharge", N_ ("Being discharged") },
};

static const FstTerm prescriber_profession_terms[] = {
  { "occupational-therapist", N_ ("Occupational therapist") },
  { "physiotherapist", N_ ("Physiotherapist") },
  { "nurse", N_ ("Nurse") },
  { "physician", N_ ("Physician") },
  { "speech-therapist", N_ ("Speech therapist") },
  { "dietitian", N_ ("Dietitian") },
  { "other", N_ ("Other profession") },
};

static const FstTerm prescriber_organisation_terms[] = {
  { "specialised-care", N_ ("Specialised care") },
  { "palliative-unit", N_ ("Palliative unit") },
  { "habilitation", N_ ("Habilitation") },
  { "sleep-laboratory", N_ ("Sleep laboratory") },
  { "hearing-vision-centre", N_ ("Hearing and vision centre") },
  { "primary-care-listed", N_ ("Health centre where the person is listed") },
  { "primary-care-other", N_ ("Another health centre") },
  { "primary-care-rehabilitation", N_ ("Primary care rehabilitation") },
  { "private-practice", N_ ("Private practice") },
  { "municipal-care", N_ ("Municipal health care") },
  { "short-term-stay", N_ ("Short-term accommodation") },
};

static const FstTerm person_status_terms[] = {
  { "resident", N_ ("Lives in the county") },
  { "out-of-county", N_ ("From another county") },
  { "asylum-seeker", N_ ("Asylum seeker") },
  { "moving-county", N_ ("Moving to or from the county") },
};

static const FstTerm device_kind_terms[] = {
  { "assistive-device", N_ ("Assistive device") },
  { "consumable", N_ ("Consumable") },
  { "treatment-device", N_ ("Medical treatment device") },
  { "care-product", N_ ("Product used in care") },
  { "nutrition", N_ ("Nutritional product") },
  { "hair-replacement", N_ ("Hair replacement") },
  { "welfare-technology", N_ ("Welfare technology") },
};

static const FstTerm consumable_type_terms[] = {
  { "in-rent", N_ ("Included in the rent") },
  { "outside-rent", N_ ("Outside the rent") },
  { "bulk", N_ ("Bulk goods") },
};

static const FstTerm device_field_terms[] = {
  { "hearing", N_ ("Hearing") },
  { "vision", N_ ("Vision") },
  { "orthopaedic", N_ ("Orthopaedic") },
  { "cosmetic", N_ ("Cosmetic") },
  { "diabetes-test", N_ ("Diabetes tests") },
  { "pharmacy-benefit", N_ ("Pharmaceutical benefit") },
  { "feeding-pump", N_ ("Feeding pump") },
  { "dialysis", N_ ("Dialysis") },
  { "cpap", N_ ("CPAP") },
  { "tens", N_ ("TENS") },
  { "inr-self-test", N_ ("INR self-test") },
  { "wound-care", N_ ("Wound care") },
  { "continence", N_ ("Continence") },
  { "walking-aid", N_ ("Walking aid") },
  { "speech-aid", N_ ("Speech aid") },
  { "other", N_ ("Other field") },
};

static const FstTerm operator_terms[] = {
  { "public", N_ ("Public") },
  { "private", N_ ("Independent or private") },
};

static const FstTerm disagreement_terms[] = {
  { "none", N_ ("None") },
  { "local", N_ ("Local") },
  { "persisting", N_ ("Persisting") },
  { "principle", N_ ("A matter of principle") },
};

static const FstTerm health_care_responsibility_terms[] = {
  { "region", N_ ("The region") },
  { "municipality", N_ ("The municipality") },
};

static const FstTerm double_grounds_terms[] = {
  { "bulky-or-heavy", N_ ("Too bulky or heavy to move") },
  { "needs-clinical-adjustment", N_ ("Setting it needs clinical competence") },
  { "transport-sensitive", N_ ("Sensitive to transport") },
  { "medical-safety", N_ ("Medical safety") },
  { "life-sustaining-24h", N_ ("Life-sustaining treatment around the clock") },
  { "one-not-enough-for-daily-activity", N_ ("One is not enough for the daily activity") },
  { "convenience", N_ ("Convenience") },
  { "other", N_ ("Another ground") },
};

static const FstTerm replacement_reason_terms[] = {
  { "none", N_ ("Not a replacement") },
  { "worn-out", N_ ("Worn out") },
  { "outgrown", N_ ("Outgrown") },
  { "function-changed", N_ ("The function has changed") },
  { "destroyed", N_ ("Destroyed") },
  { "stolen", N_ ("Stolen") },
  { "lost", N_ ("Lost") },
};

static const FstTerm need_area_terms[] = {
  { "care-and-treatment", N_ ("Care and treatment") },
  { "communication-cognition", N_ ("Communication and cognition") },
  { "mobility", N_ ("Mobility") },
  { "daily-living", N_ ("Daily living") },
};

static const FstTerm need_terms[] = {
  { "life-sustaining", N_ ("Life-sustaining") },
  { "serious-body-function", N_ ("Serious loss of body function, or a risk of it") },
  { "treat-body-function", N_ ("Treat body functions") },
  { "maintain-body-function", N_ ("Maintain and improve body functions") },
  { "call-attention-basic-needs", N_ ("Call attention for basic needs") },
  { "express-wants", N_ ("Express wants") },
  { "converse-read-write-society", N_ ("Converse, read, write, follow society") },
  { "body-position", N_ ("Change or keep body position") },
  { "transfer", N_ ("Transfer") },
  { "move-in-and-outside-home", N_ ("Move in and outside the home") },
  { "personal-adl", N_ ("Personal care at home") },
  { "instrumental-adl", N_ ("Household, shopping, child care") },
  { "societal-adl", N_ ("Take part in society") },
  { "daily-activity-at-home", N_ ("Daily activities at home") },
  { "child-play-development", N_ ("Children’s play and development") },
  { "everyday-independent-life", N_ ("An independent and active everyday life") },
  { "chosen-activity", N_ ("Activities of free choice") },
};

static const FstTerm payer_values[] = {
  { "region", N_ ("The region") },
  { "municipality", N_ ("The municipality") },
  { "health-care-principal", N_ ("The health care principal") },
  { "school", N_ ("The school") },
  { "activity-provider", N_ ("The activity or housing") },
  { "state-grant", N_ ("State grant") },
  { "employer", N_ ("The employer") },
  { "employer-or-agency", N_ ("The employer, Försäkringskassan or Arbetsförmedlingen") },
  { "person", N_ ("The person") },
};

static const FstTerm payer_unit_values[] = {
  { "prescribing-unit", N_ ("The prescribing unit") },
  { "follow-up-unit", N_ ("The unit that follows up") },
  { "listed-health-centre", N_ ("The health centre where the person is listed") },
  { "specialised-clinic", N_ ("The specialised clinic") },
  { "palliative-unit", N_ ("The palliative unit") },
  { "habilitation", N_ ("The habilitation") },
  { "sleep-laboratory", N_ ("The sleep laboratory") },
  { "hearing-vision-centre", N_ ("The hearing and vision centre") },
};

static const FstTerm prescribable_values[] = {
  { "yes", N_ ("May be prescribed") },
  { "no", N_ ("May not be prescribed") },
  { "after-condition", N_ ("Only after a condition is met") },
};

static const FstTerm kind_values[] = {
  { "personal", N_ ("Personal device") },
  { "basic-equipment", N_ ("Basic equipment") },
  { "pedagogical", N_ ("Pedagogical device") },
  { "work-technical", N_ ("Device for the staff’s working environment") },
  { "care-product", N_ ("Product used in care") },
  { "self-responsibility", N_ ("The person’s own responsibility") },
};

static const FstTerm basic_equipment_values[] = {
  { "met", N_ ("Requirement met") },           { "must-be-met-first", N_ ("Must be met first") },
  { "covers-need", N_ ("Covers the need") },   { "not-required", N_ ("Not required") },
  { "not-applicable", N_ ("Not applicable") },
};

static const FstTerm double_prescription_values[] = {
  { "allowed", N_ ("A second set may be prescribed") },
  { "not-allowed", N_ ("No second set may be prescribed") },
  { "justify", N_ ("A second set must be justified") },
  { "not-applicable", N_ ("Nothing with the same function is prescribed") },
};

static const FstTerm trust_prescription_values[] = {
  { "allowed", N_ ("Allowed") },
  { "not-allowed", N_ ("Not allowed") },
};

static const FstTerm short_term_prescription_values[] = {
  { "allowed", N_ ("Short-term prescription allowed") },
  { "not-allowed", N_ ("Short-term prescription not allowed") },
};

static const FstTerm region_terms[] = {
  { "dalarna", N_ ("Dalarna") },
  { "stockholm", N_ ("Stockholm") },
  { "vastra-gotaland", N_ ("Västra Götaland") },
  { "vasterbotten", N_ ("Västerbotten") },
};

static const FstTerm actor_terms[] = {
  { "prescriber", N_ ("The prescriber") },     { "school", N_ ("The school") },
  { "activity", N_ ("The activity") },         { "region", N_ ("The region") },
  { "municipality", N_ ("The municipality") }, { "person", N_ ("The person") },
};

static const FstTerm duty_terms[] = {
  { "coordinate-joint-plan", N_ ("Plan together") },
  { "obtain-consent", N_ ("Obtain consent") },
  { "involve-person", N_ ("Involve the person") },
  { "offer-choice", N_ ("Offer a choice") },
  { "local-dialogue-first", N_ ("Local dialogue first") },
  { "escalate-disagreement", N_ ("Take the disagreement further") },
  { "school-initiates-dialogue", N_ ("The school starts the dialogue") },
  { "inform-at-school-change", N_ ("Inform at a change of school") },
  { "ask-local-routine", N_ ("Ask for the local routine") },
  { "name-contact-for-other-customer-number", N_ ("Agree with a named contact") },
  { "assess-need", N_ ("Assess the need") },
  { "consider-all-need-areas", N_ ("Consider all areas of need") },
  { "goal-oriented", N_ ("Set a goal") },
  { "ethical-prioritisation", N_ ("Weigh priorities ethically") },
  { "document-reasoning", N_ ("Write down the reasoning") },
  { "follow-prescription-rules", N_ ("Follow the rules for prescribing") },
  { "new-product-dialogue", N_ ("Dialogue about the new product") },
  { "inform-instruct-train", N_ ("Inform, instruct and train") },
  { "inform-staff", N_ ("Inform the staff") },
  { "staff-training-by-school", N_ ("The school trains its staff") },
  { "staff-training-by-activity", N_ ("The activity trains its staff") },
  { "repeated-instruction-paid-by-school", N_ ("The school pays repeated instruction") },
  { "give-knowledge-and-advice", N_ ("Give knowledge and advice") },
  { "avoid-fixed-mounting", N_ ("Avoid fixed mounting") },
  { "discuss-storage", N_ ("Discuss storage") },
  { "inform-free-choice-hair", N_ ("Inform about the free choice of hair replacement") },
  { "label-special-adaptation", N_ ("Label as specially adapted") },
  { "take-product-liability", N_ ("Take the product liability") },
  { "follow-up", N_ ("Follow up") },
  { "sbar-handover", N_ ("Hand over by SBAR") },
  { "confirm-takeover", N_ ("Have the takeover confirmed") },
  { "receiving-provider-takes-over", N_ ("The receiving provider takes over") },
  { "change-payer", N_ ("Change the payer (BMB)") },
  { "report-back-in-writing", N_ ("Report back in writing") },
  { "contact-equipment-centre", N_ ("Contact the equipment centre") },
  { "consult-listed-health-centre", N_ ("Consult the listed health centre") },
  { "discharge-first-week-needs", N_ ("Meet the first week’s needs at discharge") },
  { "secure-supplies-at-discharge", N_ ("Secure supplies at discharge") },
  { "return-device", N_ ("Return the device") },
  { "use-existing-elsewhere", N_ ("Use the existing device elsewhere") },
  { "review-existing-responsibility", N_ ("Review existing responsibility") },
  { "documented-consultation", N_ ("Document the consultation") },
  { "compensate-before-new", N_ ("Compensation before a new device") },
  { "apply-special-reimbursement", N_ ("Apply for special reimbursement") },
  { "invoice-region-monthly-per-patient", N_ ("Invoice the region monthly per patient") },
  { "invoice-region-afterwards", N_ ("Invoice the region afterwards") },
  { "order-from-own-contract", N_ ("Order from own contract") },
  { "order-via-equipment-centre", N_ ("Order via the equipment centre") },
  { "order-via-ordering-portal", N_ ("Order via the ordering portal") },
  { "purchase-with-medical-engineering", N_ ("Purchase with medical engineering") },
  { "check-national-agreement", N_ ("Check the national agreement") },
  { "no-short-term-prescription", N_ ("No short-term prescription") },
};

static const FstFactSpec fact_specs[] = {
  { "age", FST_FACT_INTEGER, N_ ("Age"), N_ ("How old is the person?"), .unit = N_ ("years"),
    .minimum = 0, .maximum = 130 },
  { "place-of-use", FST_FACT_ENUM, N_ ("Place of use"), N_ ("Where will the device be used?"),
    .terms = place_of_use_terms, .n_terms = G_N_ELEMENTS (place_of_use_terms) },
  { "housing", FST_FACT_ENUM, N_ ("Housing"), N_ ("How does the person live?"),
    .terms = housing_terms, .n_terms = G_N_ELEMENTS (housing_terms) },
  { "care-episode", FST_FACT_ENUM, N_ ("Episode of care"),
    N_ ("Is the person in an episode of care?"), .terms = care_episode_terms,
    .n_terms = G_N_ELEMENTS (care_episode_terms) },
  { "prescriber-profession", FST_FACT_ENUM, N_ ("Prescriber’s profession"),
    N_ ("What is the prescriber’s profession?"), .terms = prescriber_profession_terms,
    .n_terms = G_N_ELEMENTS (prescriber_profession_terms) },
  { "prescriber-organisation", FST_FACT_ENUM, N_ ("Prescriber’s unit"),
    N_ ("In what kind of unit does the prescriber work?"), .terms = prescriber_organisation_terms,
    .n_terms = G_N_ELEMENTS (prescriber_organisation_terms) },
  { "follow-up-organisation", FST_FACT_ENUM, N_ ("Follow-up responsibility"),
    N_ ("Which unit has or takes the responsibility for follow-up?"),
    .terms = prescriber_organisation_terms,
    .n_terms = G_N_ELEMENTS (prescriber_organisation_terms) },
  { "handover-confirmed", FST_FACT_BOOLEAN, N_ ("Handover confirmed"),
    N_ ("Has the case been handed over and the receiver confirmed?") },
  { "person-status", FST_FACT_ENUM, N_ ("Person’s status"),
    N_ ("Does the person live in the county?"), .terms = person_status_terms,
    .n_terms = G_N_ELEMENTS (person_status_terms) },
  { "iso-code", FST_FACT_CODE, N_ ("ISO 9999 code"),
    N_ ("Which ISO 9999 code does the device have?") },
  { "device-kind", FST_FACT_ENUM, N_ ("Kind of device"), N_ ("What kind of product is it?"),
    .terms = device_kind_terms, .n_terms = G_N_ELEMENTS (device_kind_terms) },
  { "consumable-type", FST_FACT_ENUM, N_ ("Kind of consumable"),
    N_ ("How is the consumable charged?"), .terms = consumable_type_terms,
    .n_terms = G_N_ELEMENTS (consumable_type_terms) },
  { "simple-device", FST_FACT_BOOLEAN, N_ ("Simple device"),
    N_ ("Is it a simple hearing or vision device?") },
  { "device-field", FST_FACT_ENUM, N_ ("Field"), N_ ("Which field does the device belong to?"),
    .terms = device_field_terms, .n_terms = G_N_ELEMENTS (device_field_terms) },
  { "special-adaptation", FST_FACT_BOOLEAN, N_ ("Specially adapted"),
    N_ ("Is the product specially adapted?") },
  { "extensive-individual-adjustment", FST_FACT_BOOLEAN, N_ ("Extensive individual adjustment"),
    N_ ("Does it need extensive individual setting or adjustment?") },
  { "knowledge-bearing", FST_FACT_BOOLEAN, N_ ("Learning tool"),
    N_ ("Does it mainly carry knowledge, for the learning situation?") },
  { "usable-by-several", FST_FACT_BOOLEAN, N_ ("Usable by several"),
    N_ ("Can several people use it without much difficulty?") },
  { "intended-for-one-pupil", FST_FACT_BOOLEAN, N_ ("Intended for one pupil"),
    N_ ("Is it intended for one certain pupil?") },
  { "regular-special-teaching-group", FST_FACT_BOOLEAN, N_ ("Special teaching group"),
    N_ ("Does the school regularly teach pupils with disabilities?") },
  { "operator", FST_FACT_ENUM, N_ ("Operator"), N_ ("Who runs the activity?"),
    .terms = operator_terms, .n_terms = G_N_ELEMENTS (operator_terms) },
  { "school-change", FST_FACT_BOOLEAN, N_ ("Change of school"),
    N_ ("Is the pupil changing schools?") },
  { "repeated-instruction", FST_FACT_BOOLEAN, N_ ("Repeated instruction"),
    N_ ("Must the instruction in handling be repeated?") },
  { "disagreement", FST_FACT_ENUM, N_ ("Disagreement"),
    N_ ("Is there disagreement about who is responsible?"), .terms = disagreement_terms,
    .n_terms = G_N_ELEMENTS (disagreement_terms) },
  { "health-care-responsibility", FST_FACT_ENUM, N_ ("Health care responsibility"),
    N_ ("Who is responsible for the person’s health care?"),
    .terms = health_care_responsibility_terms,
    .n_terms = G_N_ELEMENTS (health_care_responsibility_terms) },
  { "work-technical", FST_FACT_BOOLEAN, N_ ("For the staff’s working environment"),
    N_ ("Is it needed for the staff’s working environment?") },
  { "shared-between-persons", FST_FACT_BOOLEAN, N_ ("Shared between persons"),
    N_ ("Is it used for several persons?") },
  { "attendant-control", FST_FACT_BOOLEAN, N_ ("Attendant control"),
    N_ ("Does it have attendant control?") },
  { "self-responsibility", FST_FACT_BOOLEAN, N_ ("Own responsibility"),
    N_ ("Can the person choose it without health care competence?") },
  { "basic-equipment-listed", FST_FACT_BOOLEAN, N_ ("On the list of basic equipment"),
    N_ ("Does it stand on the list of basic equipment?") },
  { "basic-equipment-met", FST_FACT_BOOLEAN, N_ ("Basic equipment in place"),
    N_ ("Is the required basic equipment in place?") },
  { "basic-equipment-covers-need", FST_FACT_BOOLEAN, N_ ("Basic equipment covers the need"),
    N_ ("Does the basic equipment cover the individual need?") },
  { "has-same-function", FST_FACT_BOOLEAN, N_ ("Same function already"),
    N_ ("Does the person already have a device with the same function?") },
  { "double-grounds", FST_FACT_SET, N_ ("Grounds for a second set"),
    N_ ("Why is a second set needed?"), .terms = double_grounds_terms,
    .n_terms = G_N_ELEMENTS (double_grounds_terms) },
  { "replacement-reason", FST_FACT_ENUM, N_ ("Reason for replacement"),
    N_ ("Why is the device replaced?"), .terms = replacement_reason_terms,
    .n_terms = G_N_ELEMENTS (replacement_reason_terms) },
  { "compensation-paid", FST_FACT_BOOLEAN, N_ ("Compensation paid"),
    N_ ("Has compensation been paid?") },
  { "no-longer-needed", FST_FACT_BOOLEAN, N_ ("No longer needed"),
    N_ ("Has the need come to an end?") },
  { "re-ordination", FST_FACT_BOOLEAN, N_ ("Renewed during its period"),
    N_ ("Is it a further supply within a running prescription period?") },
  { "acute-visit", FST_FACT_BOOLEAN, N_ ("Acute visit"),
    N_ ("Is it an acute visit to another health centre than the one the person is listed at?") },
  { "relisted", FST_FACT_BOOLEAN, N_ ("Changed health centre"),
    N_ ("Has the person changed to another health centre?") },
  { "other-customer-number", FST_FACT_BOOLEAN, N_ ("Another’s customer number"),
    N_ ("Is it ordered on another unit’s customer number?") },
  { "named-contact-agreed", FST_FACT_BOOLEAN, N_ ("Agreed with a named contact"),
    N_ ("Is it agreed with a named person at the receiver?") },
  { "stays-after-short-term", FST_FACT_BOOLEAN, N_ ("Goes home with the person"),
    N_ ("Will the device go home with the person after the short-term stay?") },
  { "temporary-need", FST_FACT_BOOLEAN, N_ ("Temporary need"),
    N_ ("Is the need temporary, such as after surgery or a fracture?") },
  { "rental", FST_FACT_BOOLEAN, N_ ("Rented"), N_ ("Is the device rented?") },
  { "converts-to-rental", FST_FACT_BOOLEAN, N_ ("Converts to rental"),
    N_ ("Is a prescribed device to become rented?") },
  { "existing-rental-at-home", FST_FACT_BOOLEAN, N_ ("Rented at home before"),
    N_ ("Was the rented device in the home before the episode of care?") },
  { "only-after-inpatient", FST_FACT_BOOLEAN, N_ ("Only after inpatient care"),
    N_ ("Is it needed only after the inpatient care?") },
  { "price", FST_FACT_INTEGER, N_ ("Price"), N_ ("What does the whole device cost?"),
    .unit = N_ ("SEK"), .minimum = 0, .maximum = 100000000 },
  { "monthly-cost", FST_FACT_INTEGER, N_ ("Monthly cost"),
    N_ ("What does it cost per month and patient?"), .unit = N_ ("SEK per month"), .minimum = 0,
    .maximum = 100000000 },
  { "consultation-documented", FST_FACT_BOOLEAN, N_ ("Consultation documented"),
    N_ ("Is the consultation with the head of unit documented?") },
  { "new-product", FST_FACT_BOOLEAN, N_ ("New product"),
    N_ ("Is it a new product or method, not yet introduced?") },
  { "leisure-only", FST_FACT_BOOLEAN, N_ ("Only for leisure"),
    N_ ("Will it be used only for leisure?") },
  { "need-area", FST_FACT_ENUM, N_ ("Area of need"), N_ ("Which area does the need belong to?"),
    .terms = need_area_terms, .n_terms = G_N_ELEMENTS (need_area_terms) },
  { "need", FST_FACT_SET, N_ ("Need"), N_ ("Which need is to be met?"), .terms = need_terms,
    .n_terms = G_N_ELEMENTS (need_terms) },
};

static const FstQuestionSpec question_specs[FST_N_QUESTIONS] = {
  [FST_QUESTION_PAYER] = { "payer", N_ ("Who bears the cost"), payer_values,
                           G_N_ELEMENTS (payer_values) },
  [FST_QUESTION_PAYER_UNIT] = { "payer-unit", N_ ("Which unit bears the cost"), payer_unit_values,
                                G_N_ELEMENTS (payer_unit_values) },
  [FST_QUESTION_PRESCRIBABLE] = { "prescribable", N_ ("May it be prescribed"), prescribable_values,
                                  G_N_ELEMENTS (prescribable_values) },
  [FST_QUESTION_KIND] = { "kind", N_ ("What it is here"), kind_values, G_N_ELEMENTS (kind_values) },
  [FST_QUESTION_BASIC_EQUIPMENT] = { "basic-equipment", N_ ("Basic equipment"),
                                     basic_equipment_values,
                                     G_N_ELEMENTS (basic_equipment_values) },
  [FST_QUESTION_DOUBLE_PRESCRIPTION] = { "double-prescription", N_ ("Second set"),
                                         double_prescription_values,
                                         G_N_ELEMENTS (double_prescription_values) },
  [FST_QUESTION_EXTRA_PAYER] = { "extra-payer", N_ ("Who pays a second set"), payer_values,
                                 G_N_ELEMENTS (payer_values) },
  [FST_QUESTION_PRIORITY] = { "priority", N_ ("Priority") },
  [FST_QUESTION_TRUST_PRESCRIPTION] = { "trust-prescription",
                                        N_ ("Prescribing at another principal’s cost"),
                                        trust_prescription_values,
                                        G_N_ELEMENTS (trust_prescription_values) },
  [FST_QUESTION_SHORT_TERM_PRESCRIPTION] = { "short-term-prescription",
                                             N_ ("Short-term prescription"),
                                             short_term_prescription_values,
                                             G_N_ELEMENTS (short_term_prescription_values) },
  [FST_QUESTION_REIMBURSEMENT] = { "reimbursement", N_ ("Special reimbursement") },
};

/**
 * fst_vocabulary_get_regions:
 * @n: (out): how many there are
 *
 * Lists the regions whose documents the program knows.
 *
 * Returns: (array length=n): constant terms
 */
const FstTerm *
fst_vocabulary_get_regions (guint *n)
{
  *n = G_N_ELEMENTS (region_terms);
  return region_terms;
}

/**
 * fst_vocabulary_get_duties:
 * @n: (out): how many there are
 *
 * Lists what somebody may have to do.
 *
 * Returns: (array length=n): constant terms
 */
const FstTerm *
fst_vocabulary_get_duties (guint *n)
{
  *n = G_N_ELEMENTS (duty_terms);
  return duty_terms;
}

/**
 * fst_vocabulary_get_actors:
 * @n: (out): how many there are
 *
 * Lists those who may have a duty, the prescriber first.
 *
 * Returns: (array length=n): constant terms
 */
const FstTerm *
fst_vocabulary_get_actors (guint *n)
{
  *n = G_N_ELEMENTS (actor_terms);
  return actor_terms;
}

/**
 * fst_vocabulary_get_facts:
 * @n: (out): how many there are
 *
 * Lists every fact that a case may hold, in the order in which a form asks for them.
 *
 * Returns: (array length=n): constant specifications
 */
const FstFactSpec *
fst_vocabulary_get_facts (guint *n)
{
  *n = G_N_ELEMENTS (fact_specs);
  return fact_specs;
}

/**
 * fst_vocabulary_find_fact:
 * @id: name of a fact
 *
 * Finds a fact by name. Any thread.
 *
 * Returns: (nullable): the constant specification, or NULL where there is no such fact
 */
const FstFactSpec *
fst_vocabulary_find_fact (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fact_specs); i++)
    if (g_str_equal (fact_specs[i].id, id))
      return &fact_specs[i];
  return NULL;
}

/**
 * fst_vocabulary_get_question:
 * @question: a question
 *
 * Gives a question's name, label and values.
 *
 * Returns: the constant specification
 */
const FstQuestionSpec *
fst_vocabulary_get_question (FstQuestion question)
{
  g_return_val_if_fail ((guint) question < FST_N_QUESTIONS, NULL);

  return &question_specs[question];
}

/**
 * fst_vocabulary_find_question:
 * @id: name of a question
 * @question: (out): the question
 *
 * Finds a question by name.
 *
 * Returns: whether there is such a question
 */
gboolean
fst_vocabulary_find_question (const char *id, FstQuestion *question)
{
  g_return_val_if_fail (id != NULL, FALSE);

  for (guint i = 0; i < FST_N_QUESTIONS; i++)
    if (g_str_equal (question_specs[i].id, id))
      {
        *question = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * fst_term_find:
 * @terms: (array length=n_terms): terms
 * @n_terms: how many there are
 * @id: name to look for
 *
 * Finds a term by name.
 *
 * Returns: (nullable): the constant term, or NULL
 */
const FstTerm *
fst_term_find (const FstTerm *terms, guint n_terms, const char *id)
{
  for (guint i = 0; i < n_terms; i++)
    if (g_strcmp0 (terms[i].id, id) == 0)
      return &terms[i];
  return NULL;
}

/**
 * fst_term_get_label:
 * @terms: (array length=n_terms): terms
 * @n_terms: how many there are
 * @id: name of a term
 *
 * Gives a term's label in the user's language.
 *
 * Returns: the label, or @id itself where there is no such term
 */
const char *
fst_term_get_label (const FstTerm *terms, guint n_terms, const char *id)
{
  const FstTerm *term = fst_term_find (terms, n_terms, id);

  return term ? _ (term->label) : id;
}
