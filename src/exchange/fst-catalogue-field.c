#include "fst-catalogue-field.h"

#include "fst-csv-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Headings in Swedish, English and Norwegian as fst_csv_fold() leaves them, the most telling first.
 * What begins with ~ may mean something else, and counts only where the cells agree. */
static const struct
{
  const char *id;
  const char *title;
  glong max_length; /* characters */
  gboolean required;
  gboolean several;
  const char *headings;
} fields[FST_N_CATALOGUE_FIELDS] = {
  [FST_CATALOGUE_FIELD_NONE] = { "none", N_ ("Not used"), 0, FALSE, TRUE, "" },
  [FST_CATALOGUE_FIELD_ARTICLE_NUMBER] = { "article_number", N_ ("Article number"), 64, TRUE, FALSE,
                                           "artikelnummer artikelnr artnr artnummer articlenumber "
                                           "articleno articleid itemnumber "
                                           "itemno artikkelnummer artikkelnr hmsartnr "
                                           "hmsartikkelnr hmsnr hmsnummer varenummer varenr "
                                           "produktnummer produktnr productnumber productno sku "
                                           "~nummer ~nr ~number ~id ~artikel "
                                           "~artikkel" },
  [FST_CATALOGUE_FIELD_SUPPLIER_ARTICLE_NUMBER] = { "supplier_article_number",
                                                    N_ ("Supplier’s article number"), 64, FALSE,
                                                    FALSE,
                                                    "levartnr levartikelnr levartikelnummer "
                                                    "leverantorensartikelnummer "
                                                    "leverantorensartikelnr "
                                                    "leverantorensartnr leverantorsartikelnummer "
                                                    "leverantorsartikelnr leverantorsartnr "
                                                    "leverantorartnr tillverkarensartikelnummer "
                                                    "tillverkarensartnr tillverkarartnr "
                                                    "supplierarticlenumber supplierarticleno "
                                                    "supplieritemnumber supplierpartnumber "
                                                    "supplierref "
                                                    "vendoritemnumber manufacturerpartnumber mpn "
                                                    "leverandorensartnr leverandorensartikkelnr "
                                                    "leverandorensartikkelnummer leverandorartnr "
                                                    "leverandorartikkelnr levartikkelnr" },
  [FST_CATALOGUE_FIELD_GTIN] = { "gtin", N_ ("GTIN"), 64, FALSE, FALSE,
                                 "gtin gtin13 gtin14 gtinkod ean eankod ean13 eancode eannummer "
                                 "eannr eankode streckkod barcode strekkode upc" },
  [FST_CATALOGUE_FIELD_NAME] = { "name", N_ ("Article name"), 500, TRUE, FALSE,
                                 "benamning produktnamn artikelnamn artikelbenamning "
                                 "produktbenamning namn artikeltext "
                                 "productname articlename itemname name benevnelse produktnavn "
                                 "artikkelnavn "
                                 "artikkelbenevnelse navn varetekst varebenevnelse" },
  [FST_CATALOGUE_FIELD_DESCRIPTION] = { "description", N_ ("Description"), 16384, FALSE, TRUE,
                                        "beskrivning produktbeskrivning artikelbeskrivning "
                                        "langbeskrivning description "
                                        "productdescription longdescription beskrivelse "
                                        "artikkelbeskrivelse produktbeskrivelse" },
  [FST_CATALOGUE_FIELD_SUPPLIER] = { "supplier", N_ ("Supplier"), 500, FALSE, FALSE,
                                     "leverantor leverantorsnamn leverantornamn "
                                     "leverantorfirmanamn supplier suppliername vendor "
                                     "vendorname leverandor leverandornavn leverandorfirmanavn "
                                     "firmanavn" },
  [FST_CATALOGUE_FIELD_ISO_CODE] = { "iso_code", N_ ("ISO code"), 200, FALSE, FALSE,
                                     "isokod iso iso9999 iso9999kod isonummer isonr isoklass "
                                     "isoklassificering isocode "
                                     "iso9999code isokode iso9999kode kategoriiso isokategori "
                                     "~kategori ~category ~klass ~kod "
                                     "~code ~klassificering ~produktgrupp" },
  [FST_CATALOGUE_FIELD_ISO_EDITION] = { "iso_edition", N_ ("Edition of ISO 9999"), 64, FALSE, FALSE,
                                        "isoutgava isoversion isoedition isoutgave isoar "
                                        "iso9999utgava iso9999edition" },
  [FST_CATALOGUE_FIELD_TYPE] = { "type", N_ ("Article type"), 64, FALSE, FALSE,
                                 "artikeltyp articletype itemtype artikkeltype typeartikkel "
                                 "artikelslag ~mal ~typ ~type" },
  [FST_CATALOGUE_FIELD_PRICE] = { "price", N_ ("Price"), 64, FALSE, FALSE,
                                  "inkopspris avtalspris nettopris pris prissek priskr "
                                  "prisexklmoms prisexmoms apris "
                                  "styckpris enhetspris purchaseprice netprice price unitprice "
                                  "pricesek innkjopspris "
                                  "avtalepris prisumva priseksmva prisekslmva prisutenmva "
                                  "prisnok" },
  [FST_CATALOGUE_FIELD_UNIT] = { "unit", N_ ("Unit of the price"), 64, FALSE, FALSE,
                                 "prisenhet enhet forsaljningsenhet bestallningsenhet "
                                 "kvantitetsenhet priceunit unit "
                                 "unitofmeasure orderunit uom" },
  [FST_CATALOGUE_FIELD_CURRENCY] = { "currency", N_ ("Currency"), 64, FALSE, FALSE,
                                     "valuta valutakod currency currencycode valutakode" },
  [FST_CATALOGUE_FIELD_AGREEMENT] = { "agreement", N_ ("Agreement number"), 200, FALSE, FALSE,
                                      "avtalsnummer avtalsnr avtal avtalsid upphandlingsnummer "
                                      "kontraktsnummer agreementnumber "
                                      "agreement contractnumber contract avtalenummer avtalenr "
                                      "avtale anbudsnr anbudsnummer "
                                      "rammeavtalenummer rammeavtalenr rammeavtnr "
                                      "bestillingsnrrammeavtnr" },
  [FST_CATALOGUE_FIELD_LOT] = { "lot", N_ ("Lot of the agreement"), 64, FALSE, FALSE,
                                "delomrade anbudsomrade lot lotnumber lotno delkontraktnummer "
                                "delkontraktnr delkontrakt "
                                "delkontraktnummerograngering delkontraktograngering" },
  [FST_CATALOGUE_FIELD_RANK] = { "rank", N_ ("Rank in the agreement"), 64, FALSE, FALSE,
                                 "rangordning rang rank ranking rangering" },
  [FST_CATALOGUE_FIELD_VALID_FROM] = { "valid_from", N_ ("Valid from"), 64, FALSE, FALSE,
                                       "giltigfran giltigfrom giltigfranochmed gallerfran "
                                       "gallerfrom prisgallerfran validfrom "
                                       "startdatum avtalsstart datumfran startdate datofom "
                                       "gyldigfra gjelderfra fradato "
                                       "startdato" },
  [FST_CATALOGUE_FIELD_VALID_UNTIL] = { "valid_until", N_ ("Valid until"), 64, FALSE, FALSE,
                                        "giltigtill giltigtom giltigtillochmed gallertill "
                                        "gallertom prisgallertill validuntil "
                                        "validto slutdatum avtalsslut datumtill enddate datotom "
                                        "gyldigtil gjeldertil tildato "
                                        "sluttdato" },
  [FST_CATALOGUE_FIELD_ASSORTMENT] = { "assortment", N_ ("Assortment"), 64, FALSE, FALSE,
                                       "ingarisortimentet ingarisortiment sortimentstyp "
                                       "sortimentsstatus assortment "
                                       "assortmenttype ~sortiment" },
  [FST_CATALOGUE_FIELD_ORDERABLE] = { "orderable", N_ ("Can be ordered"), 64, FALSE, FALSE,
                                      "bestallningsbar bestallbar kanbestallas orderable "
                                      "bestillbar kanbestilles" },
  [FST_CATALOGUE_FIELD_STATUS] = { "status", N_ ("Status"), 200, FALSE, FALSE,
                                   "status artikelstatus articlestatus itemstatus "
                                   "artikkelstatus" },
  [FST_CATALOGUE_FIELD_DISCONTINUED] = { "discontinued", N_ ("Discontinued"), 64, FALSE, FALSE,
                                         "utgatt utgangen discontinued" },
  [FST_CATALOGUE_FIELD_WARRANTY] = { "warranty", N_ ("Warranty"), 64, FALSE, FALSE,
                                     "garantitid garanti garantitiddagar garantidagar "
                                     "garantitidmanader garantimanader warranty "
                                     "warrantyperiod warrantymonths warrantydays" },
  [FST_CATALOGUE_FIELD_WARRANTY_UNIT] = { "warranty_unit", N_ ("Unit of the warranty"), 64, FALSE,
                                          FALSE,
                                          "garantienhet garantitidenhet enhetgaranti "
                                          "warrantyunit" },
  [FST_CATALOGUE_FIELD_MDR_CLASS] = { "mdr_class", N_ ("Class under the MDR"), 64, FALSE, FALSE,
                                      "mdrklass mdrclass mdr riskklass riskclass riskklasse "
                                      "mdrklasse" },
  [FST_CATALOGUE_FIELD_INDIVIDUALLY_TRACKED] = { "individually_tracked",
                                                 N_ ("Individually tracked"), 64, FALSE, FALSE,
                                                 "individartikel individmarkt individmarkning "
                                                 "individsparad individstyrd "
                                                 "individuallytracked" },
  [FST_CATALOGUE_FIELD_SERIAL_NUMBER_REQUIRED] = { "serial_number_required",
                                                   N_ ("Serial number required"), 64, FALSE, FALSE,
                                                   "serienummerobligatoriskt kraverserienummer "
                                                   "serienummerkravs serialnumberrequired" },
  [FST_CATALOGUE_FIELD_FITS] = { "fits", N_ ("Fits"), 16384, FALSE, TRUE,
                                 "passartill passar tillbehortill kompatibelmed fits fitsto "
                                 "compatiblewith passertil passertilprodukt passertilproduktidk" },
  [FST_CATALOGUE_FIELD_TECHNICAL] = { "technical", N_ ("Technical data"), 16384, FALSE, TRUE,
                                      "technical tekniskadata tekniskspecifikation egenskaper "
                                      "specifikation "
                                      "technicaldata "
                                      "technicalspecification specifications properties attributes "
                                      "tekniskedata "
                                      "tekniskspesifikasjon" },
  [FST_CATALOGUE_FIELD_TECHNICAL_NAME] = { "technical_name", N_ ("Technical data: name"), 200,
                                           FALSE, TRUE,
                                           "egenskap egenskapsnamn attribut attributnamn "
                                           "propertyname attributename technicalname" },
  [FST_CATALOGUE_FIELD_TECHNICAL_VALUE] = { "technical_value", N_ ("Technical data: value"), 500,
                                            FALSE, TRUE,
                                            "egenskapsvarde attributvarde varde propertyvalue "
                                            "attributevalue technicalvalue value" },
  [FST_CATALOGUE_FIELD_TECHNICAL_UNIT] = { "technical_unit", N_ ("Technical data: unit"), 64, FALSE,
                                           TRUE,
                                           "egenskapsenhet attributenhet matenhet propertyunit "
                                           "attributeunit technicalunit" },
  [FST_CATALOGUE_FIELD_EXAMPLE] = { "example", N_ ("Example article"), 64, FALSE, FALSE,
                                    "exempel exempelartikel example eksempel" },
};

/* How much a heading tells, from the most to the least; less its place in the list. */
#define WHOLE 400
#define PART 300
#define BEGINNING 200

typedef struct
{
  FstCatalogueField field;
  guint place;
  gboolean weak;
} Heading;

static gpointer
load_headings (gpointer data)
{
  GHashTable *headings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (FstCatalogueField field = 0; field < FST_N_CATALOGUE_FIELDS; field++)
    {
      g_auto (GStrv) words = g_strsplit (fields[field].headings, " ", -1);

      for (guint i = 0; words[i] != NULL; i++)
        {
          gboolean weak = *words[i] == '~';
          Heading heading = { field, i, weak };

          g_hash_table_insert (headings, g_strdup (words[i] + weak),
                               g_memdup2 (&heading, sizeof heading));
        }
    }
  return headings;
}

static const Heading *
find_heading (const char *text)
{
  static GOnce once = G_ONCE_INIT;
  GHashTable *headings = g_once (&once, load_headings, NULL);
  g_autofree char *folded = fst_csv_fold (text);
  const Heading *found = g_hash_table_lookup (headings, folded);
  gsize length = strlen (folded);

  if (found != NULL)
    return found;
  /* "Egenskap 1", "Attributvärde 2": what may stand several times is often numbered. */
  while (length > 0 && g_ascii_isdigit (folded[length - 1]))
    folded[--length] = '\0';
  found = g_hash_table_lookup (headings, folded);
  return found != NULL && fields[found->field].several ? found : NULL;
}

/* An explanation may stand under the name, or after it in parentheses. */
static const Heading *
find_part (const char *heading)
{
  gsize line = strcspn (heading, "\r\n");
  gsize name = strcspn (heading, "([");
  g_autofree char *first = g_strndup (heading, line);
  g_autofree char *before = g_strndup (heading, name);
  const Heading *found = heading[line] != '\0' ? find_heading (first) : NULL;

  return found != NULL || heading[name] == '\0' ? found : find_heading (before);
}

/* The explanation may also follow with nothing between. A single word is too little to go by:
 * "Namn på kontaktperson" is no name of an article. */
static const Heading *
find_beginning (const char *heading)
{
  g_auto (GStrv) words = g_strsplit_set (heading, " \t\r\n/", -1);
  const Heading *found = NULL;
  guint n = MIN (g_strv_length (words), 6);

  for (; found == NULL && n >= 2; n--)
    {
      g_autoptr (GString) beginning = g_string_new (NULL);

      for (guint i = 0; i < n; i++)
        g_string_append (beginning, words[i]);
      found = find_heading (beginning->str);
    }
  return found;
}

/**
 * fst_catalogue_field_from_heading:
 * @heading: what stands over a column
 * @weight: (out): how much the heading tells; a higher one goes before a lower one, and one up to
 * %FST_HEADING_WEAK counts only where the cells agree
 *
 * Finds what a heading in Swedish, Norwegian or English says of its column; an explanation under or
 * after the name is passed over.
 *
 * Returns: the field, %FST_CATALOGUE_FIELD_NONE where the heading is not known
 */
FstCatalogueField
fst_catalogue_field_from_heading (const char *heading, guint *weight)
{
  const Heading *found;

  g_return_val_if_fail (heading != NULL && weight != NULL, FST_CATALOGUE_FIELD_NONE);

  *weight = 0;
  if ((found = find_heading (heading)) != NULL)
    *weight = WHOLE - found->place;
  else if ((found = find_part (heading)) != NULL)
    *weight = PART - found->place;
  else if ((found = find_beginning (heading)) != NULL)
    *weight = BEGINNING - found->place;
  if (found == NULL || *heading == '\0')
    return FST_CATALOGUE_FIELD_NONE;
  if (found->weak)
    *weight = FST_HEADING_WEAK - found->place;
  return found->field;
}

/**
 * fst_catalogue_field_to_id:
 * @field: a field
 *
 * Names a field for files, options and output.
 *
 * Returns: a constant word
 */
const char *
fst_catalogue_field_to_id (FstCatalogueField field)
{
  g_return_val_if_fail (field < FST_N_CATALOGUE_FIELDS, NULL);

  return fields[field].id;
}

/**
 * fst_catalogue_field_from_id:
 * @id: a word
 * @field: (out): the field of that name
 *
 * Finds a field by its name.
 *
 * Returns: %TRUE if there is one
 */
gboolean
fst_catalogue_field_from_id (const char *id, FstCatalogueField *field)
{
  g_return_val_if_fail (id != NULL && field != NULL, FALSE);

  for (*field = 0; *field < FST_N_CATALOGUE_FIELDS; (*field)++)
    if (g_str_equal (id, fields[*field].id))
      return TRUE;
  *field = FST_CATALOGUE_FIELD_NONE;
  return FALSE;
}

/**
 * fst_catalogue_field_get_title:
 * @field: a field
 *
 * Names a field for people.
 *
 * Returns: the name in the user's language
 */
const char *
fst_catalogue_field_get_title (FstCatalogueField field)
{
  g_return_val_if_fail (field < FST_N_CATALOGUE_FIELDS, NULL);

  return _ (fields[field].title);
}

/**
 * fst_catalogue_field_is_required:
 * @field: a field
 *
 * Tells whether a row without it is no article.
 *
 * Returns: %TRUE if it is
 */
gboolean
fst_catalogue_field_is_required (FstCatalogueField field)
{
  g_return_val_if_fail (field < FST_N_CATALOGUE_FIELDS, FALSE);

  return fields[field].required;
}

/**
 * fst_catalogue_field_takes_several:
 * @field: a field
 *
 * Tells whether several columns may hold it.
 *
 * Returns: %TRUE if they may
 */
gboolean
fst_catalogue_field_takes_several (FstCatalogueField field)
{
  g_return_val_if_fail (field < FST_N_CATALOGUE_FIELDS, FALSE);

  return fields[field].several;
}

/**
 * fst_catalogue_field_get_max_length:
 * @field: a field
 *
 * Gets how long a cell of it may be; longer is no assortment's.
 *
 * Returns: characters
 */
glong
fst_catalogue_field_get_max_length (FstCatalogueField field)
{
  g_return_val_if_fail (field < FST_N_CATALOGUE_FIELDS, 0);

  return fields[field].max_length;
}
