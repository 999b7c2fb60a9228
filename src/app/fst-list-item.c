#include "config.h"

#include "fst-list-item.h"

struct _FstListItem
{
  GObject parent_instance;

  char *title;
  char *subtitle;
  char *mark;
  gpointer subject;
  GDestroyNotify free_subject;
};

G_DEFINE_FINAL_TYPE (FstListItem, fst_list_item, G_TYPE_OBJECT)

enum
{
  PROP_TITLE = 1,
  PROP_SUBTITLE,
  PROP_MARK,
  PROP_LABEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* What a screen reader says of the row. */
static char *
format_label (FstListItem *self)
{
  GString *text = g_string_new (self->title);

  if (*self->subtitle != '\0')
    g_string_append_printf (text, ", %s", self->subtitle);
  if (self->mark != NULL)
    g_string_append_printf (text, ", %s", self->mark);
  return g_string_free_and_steal (text);
}

static void
fst_list_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FstListItem *self = FST_LIST_ITEM (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, self->subtitle);
      break;
    case PROP_MARK:
      g_value_set_string (value, self->mark);
      break;
    case PROP_LABEL:
      g_value_take_string (value, format_label (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
fst_list_item_finalize (GObject *object)
{
  FstListItem *self = FST_LIST_ITEM (object);

  self->free_subject (self->subject);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->mark);
  G_OBJECT_CLASS (fst_list_item_parent_class)->finalize (object);
}

static void
install_string (GObjectClass *object_class, guint id, const char *name)
{
  properties[id] =
      g_param_spec_string (name, NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, id, properties[id]);
}

static void
fst_list_item_class_init (FstListItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fst_list_item_get_property;
  object_class->finalize = fst_list_item_finalize;
  install_string (object_class, PROP_TITLE, "title");
  install_string (object_class, PROP_SUBTITLE, "subtitle");
  install_string (object_class, PROP_MARK, "mark");
  install_string (object_class, PROP_LABEL, "label");
}

static void
fst_list_item_init (FstListItem *self)
{
}

/**
 * fst_list_item_new:
 * @title: first line
 * @subtitle: second line; may be empty
 * @mark: (nullable): a word that sets the row apart, e.g. "Example"
 * @subject: (transfer full): what the row stands for
 * @free_subject: how to free it
 *
 * Makes a row.
 *
 * Returns: (transfer full): a new item
 */
FstListItem *
fst_list_item_new (const char *title,
                   const char *subtitle,
                   const char *mark,
                   gpointer subject,
                   GDestroyNotify free_subject)
{
  g_return_val_if_fail (title != NULL && subtitle != NULL, NULL);
  g_return_val_if_fail (subject != NULL && free_subject != NULL, NULL);

  FstListItem *self = g_object_new (FST_TYPE_LIST_ITEM, NULL);

  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  self->mark = g_strdup (mark);
  self->subject = subject;
  self->free_subject = free_subject;
  return self;
}

/**
 * fst_list_item_get_subject:
 *
 * Gets what the row stands for.
 *
 * Returns: (transfer none): the subject the item was made with
 */
gpointer
fst_list_item_get_subject (FstListItem *self)
{
  g_return_val_if_fail (FST_IS_LIST_ITEM (self), NULL);

  return self->subject;
}
