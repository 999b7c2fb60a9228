/* Mutations that keep JSON whole, so that they come past the parser: a value in the place of
 * another, a member left out, one under another's name. */

#include "fuzz-json.h"

#include <json-glib/json-glib.h>

/* Every value of a text, by where it hangs. */
typedef struct
{
  JsonObject *object; /* (nullable) */
  const char *member;
  JsonArray *array; /* (nullable) */
  guint index;
} Place;

static guint
random_below (guint n)
{
  return (guint) g_test_rand_int_range (0, (gint32) n);
}

static void
gather (JsonNode *node, GArray *places)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      Place place = { json_node_get_object (node) };
      JsonNode *member;

      json_object_iter_init_ordered (&iter, place.object);
      while (json_object_iter_next_ordered (&iter, &place.member, &member))
        {
          g_array_append_val (places, place);
          gather (member, places);
        }
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      Place place = { .array = json_node_get_array (node) };

      for (; place.index < json_array_get_length (place.array); place.index++)
        {
          g_array_append_val (places, place);
          gather (json_array_get_element (place.array, place.index), places);
        }
    }
}

static JsonNode *
get (const Place *place)
{
  return place->object ? json_object_get_member (place->object, place->member)
                       : json_array_get_element (place->array, place->index);
}

/* json_node_copy() shares what is in the node, and what is shared may come to hold itself. */
static JsonNode *
copy (JsonNode *node)
{
  g_autofree char *text = json_to_string (node, FALSE);

  return json_from_string (text, NULL);
}

/* Takes the value over. */
static void
put (const Place *place, JsonNode *value)
{
  if (place->object)
    {
      g_autofree char *name = g_strdup (place->member);

      json_object_set_member (place->object, name, value);
      return;
    }
  json_array_remove_element (place->array, place->index);
  json_array_add_element (place->array, value);
}

static void
change (JsonNode *root, JsonNode *other)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (Place));
  const Place *place, *value;

  gather (root, places);
  gather (other, values);
  if (places->len == 0 || values->len == 0)
    return;
  place = &g_array_index (places, Place, random_below (places->len));
  value = &g_array_index (values, Place, random_below (values->len));
  switch (random_below (4))
    {
    case 0:
      put (place, copy (get (value)));
      break;
    case 1:
      put (place, json_node_init_int (json_node_alloc (), g_test_rand_int ()));
      break;
    case 2:
      if (place->object && value->object)
        json_object_set_member (place->object, value->member, copy (get (place)));
      break;
    default:
      if (place->object)
        {
          /* The object's own copy of the name goes with the member. */
          g_autofree char *name = g_strdup (place->member);

          json_object_remove_member (place->object, name);
        }
      else
        json_array_remove_element (place->array, place->index);
    }
}

/* The seed with so many changes, as text; other is where values come from. NULL if one of them is
 * no JSON. */
char *
fuzz_mutate_json (const GByteArray *seed, const GByteArray *other, guint n_changes)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (JsonParser) source = json_parser_new ();

  if (!json_parser_load_from_data (parser, (const char *) seed->data, seed->len, NULL)
      || !json_parser_load_from_data (source, (const char *) other->data, other->len, NULL))
    return NULL;
  for (guint i = 0; i < n_changes; i++)
    change (json_parser_get_root (parser), json_parser_get_root (source));
  return json_to_string (json_parser_get_root (parser), FALSE);
}
