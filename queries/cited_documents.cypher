// question: 哪些文件被引用最多？ | Which documents are cited by the most regions, and how?
// param: kind string optional only law, regulation, rule, normative, party, plan, catalogue, publication or report
// param: year integer optional only this year
// param: limit integer optional=20 how many rows
// column: title the document
// column: kind what kind of document it is
// column: regions how many regions cite it
// column: reports in how many reports
// column: issued how many regions issued it
// column: carried_out how many regions carry it out
// column: studied how many regions studied it
// column: document_id the document's id
MATCH (r:Region)-[a:ISSUED|CARRIES_OUT|STUDIED|MENTIONS]->(d:Document)
WHERE a.year >= coalesce($year, 0) AND a.year <= coalesce($year, 9999)
  AND d.title IS NOT NULL AND ($kind IS NULL OR d.kind = $kind)
RETURN d.title AS title, d.kind AS kind, count(DISTINCT r.id) AS regions, count(DISTINCT a.report) AS reports,
       count(DISTINCT CASE WHEN type(a) = 'ISSUED' THEN r.id END) AS issued,
       count(DISTINCT CASE WHEN type(a) = 'CARRIES_OUT' THEN r.id END) AS carried_out,
       count(DISTINCT CASE WHEN type(a) = 'STUDIED' THEN r.id END) AS studied,
       d.id AS document_id
ORDER BY regions DESC, reports DESC, document_id
LIMIT $limit
