"""Small exports of CRMs in the formats seen, with invented people."""

from __future__ import annotations

PIPEDRIVE_FR = (
    '"Affaire - ID","Affaire - Titre","Affaire - Propriétaire","Affaire - Valeur","Affaire - Devise de Valeur",'
    '"Affaire - Personne à contacter","Affaire - Étape","Affaire - Statut","Affaire - Affaire créée",'
    '"Affaire - Date de gain","Affaire - Date de perte","Affaire - Raison de la perte"\n'
    '"1","Abri Vasseur","Anne Roy","1500","EUR","Zoé Vasseur","Proposition","Gagnée","2024-12-31 23:30:00",'
    '"2025-01-31 23:10:00","",""\n'
    '"2","Carport","Anne Roy","2500.50","EUR","Luc Barbier","Contact","Perdue","2025-01-05 09:00:00","",'
    '"2025-02-01 10:00:00","Trop cher"\n'
    '"3","Carport","Anne Roy","","EUR","Luc Barbier","Contact","En cours","2025-01-05 09:00:00","","",""\n'
)
PIPEDRIVE_PEOPLE_FR = (
    '"Personne - ID","Personne - Nom","Personne - Organisation","Personne - E-mail - Travail",'
    '"Personne - E-mail - Domicile","Personne - Téléphone - Mobile","Personne - Téléphone - Travail",'
    '"Personne - Propriétaire"\n'
    '"11","Zoé Vasseur","Mairie","zoe@vasseur.test","","+33 6 11 22 33 44","","Anne Roy"\n'
    '"12","Luc Barbier","","","luc@barbier.test","","01 22 33 44 55","Anne Roy"\n'
)
PIPEDRIVE_PEOPLE_EN = (
    "Person - ID,Person - Name,Person - Organization,Person - Email - Work,Person - Phone - Mobile,"
    "Person - Person created,Person - Owner,Person - Last activity date\n"
    "22,Zoé Vasseur,Acme,zoe@vasseur.test,+44 20 1234 5678,2025-01-31 23:30:00,Anne Roy,2025-02-03\n"
)
HUBSPOT_CONTACTS_FR = (
    '"ID de fiche d\'informations","Prénom","Nom","E-mail","Numéro de téléphone","Propriétaire du contact",'
    '"Date de création","Phase du cycle de vie"\n'
    '"101","Zoé","Vasseur","zoe@vasseur.test","+33611223344","Anne Roy","2026-05-28 09:14","Lead"\n'
    '"102","Luc","Barbier","","","","2026-05-29 09:14","Client"\n'
)
HUBSPOT_DEALS_FR = (
    '"ID de fiche d\'informations","Nom de la transaction","Phase de la transaction","Pipeline","Montant",'
    '"Propriétaire de la transaction","Date de fermeture","Date de création","Associated Contact IDs"\n'
    '"1","Affaire Vasseur","Fermé gagné","Ventes","1000","Anne Roy","2026-03-01 10:00","2026-01-01 10:00","101;102"\n'
    '"2","Affaire B","Fermé perdu","Ventes","","Anne Roy","2026-03-02 10:00","2026-01-02 10:00","102"\n'
    '"3","Affaire C","RDV pris","Ventes","500.50","Anne Roy","2026-06-02 10:00","2026-01-03 10:00",""\n'
)
HUBSPOT_STAGES = (
    "Record ID,Deal Name,Deal Stage,Pipeline,Amount,Create Date,Close Date,"
    '"Date entered ""Closed Won (Sales Pipeline)""","Date entered ""Discovery (Sales Pipeline)"""\n'
    '1,A,Closed Won,Sales Pipeline,"$45,000",2025-03-04 10:22,2025-04-04 10:22,2025-04-04 10:22,2025-03-04 10:22\n'
    "2,B,Discovery,Sales Pipeline,1000,2025-03-05 10:22,2025-05-04 10:22,,\n"
)
SALESFORCE_LEADS_FR = (
    '"Prénom";"Nom";"Société/Compte";"Adresse e-mail";"Origine de la piste";"Propriétaire de la piste";'
    '"Statut de la piste";"Converti";"Date de création";"ID de piste";"Téléphone";"Téléphone mobile"\n'
    '"Zoé";"Vasseur";"APR";"zoe@vasseur.test";"Web";"Anne Roy";"A relancer";"0";"02/01/2026";"00Q1";"0611223344";""\n'
    '"Luc";"Barbier";"APR";"luc@barbier.test";"";"Anne Roy";"Disqualifié";"1";"13/02/2026";"00Q2";"";"0673161184"\n'
)
SALESFORCE_OPPORTUNITIES = (
    '"Opportunity Owner","Account Name","Opportunity Name","Stage","Amount","Close Date","Created Date","Lead Source"\n'
    '"Anne Roy","Acme","Renewal","Closed Won","USD 1,500.00","3/15/2025","1/2/2025","Web"\n'
    '"Anne Roy","Acme","Renewal","Closed Lost","USD 200.00","3/20/2025","1/12/2025",""\n'
    '"Anne Roy","Acme","Renewal","Proposal","USD 300.00","6/20/2025","1/12/2025",""\n\n'
    '"Grand Totals (3 records)"\n\n"Confidential Information - Do Not Distribute"\n'
    '"Copyright (c) 2000-2025 salesforce.com, inc. All rights reserved."\n'
)
SALESFORCE_XLS = (
    '<html><head><meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"></head><body><table>'
    "<tr><th>Nom de l&#39;opportunité</th><th>Propriétaire de l&#39;opportunité</th><th>Étape</th><th>Montant</th>"
    "<th>Date de création</th><th>Date de clôture</th></tr>"
    "<tr><td>Abri Vasseur</td><td>Anne Roy</td><td>Fermée/Gagnée</td><td>1 500,00</td><td>02/01/2026</td>"
    "<td>19/02/2026</td></tr>"
    "<tr><td>Carport &amp; co<td>Anne Roy<td>Proposition<td>2 000,50<td>13/01/2026<td>31/03/2026</tr>"
    "</table></body></html>"
)
CRM = {
    "pipedrive": PIPEDRIVE_FR,
    "people": PIPEDRIVE_PEOPLE_FR,
    "people_en": PIPEDRIVE_PEOPLE_EN,
    "hubspot": HUBSPOT_CONTACTS_FR,
    "transactions": HUBSPOT_DEALS_FR,
    "leads": SALESFORCE_LEADS_FR,
    "opportunities": SALESFORCE_OPPORTUNITIES,
    "report": SALESFORCE_XLS,
}
